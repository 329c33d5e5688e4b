package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.model.Artifact;
import dev.lintel.policy.comment.SuppressionFinder;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The work on one file: read it, unless it is known that there is nothing to find in it; where what
 * the rules find is known, that is all, or parsing it is; otherwise parse it and, if it is checked,
 * run each rule that reads its kind.
 */
final class FileJob implements Workers.Job {
  private final ArtifactSource source;
  private final Function<Artifact, List<Step>> rules;
  private final Timings timings;
  private final KnownTexts known;
  private final List<Notification> notifications = new ArrayList<>();
  private Optional<ArtifactKind> kind = Optional.empty();
  private Optional<UnparsedText> text = Optional.empty();
  private Optional<Artifact> artifact = Optional.empty();
  private Optional<List<Finding>> remembered = Optional.empty();
  private Optional<SourceText> markedText = Optional.empty();
  private Optional<StepLoop> loop = Optional.empty();
  private boolean isStarted;
  private long startedNanos;

  private FileJob(
      ArtifactSource source,
      Function<Artifact, List<Step>> rules,
      Timings timings,
      KnownTexts known) {
    this.source = source;
    this.rules = rules;
    this.timings = timings;
    this.known = known;
  }

  /** Makes the job of a file that is checked. */
  static FileJob check(ArtifactSource source, RuleSet rules, Timings timings, KnownTexts known) {
    return new FileJob(source, artifact -> Steps.of(artifact, rules), timings, known);
  }

  /** Makes the job of a file that is only read. */
  static FileJob load(ArtifactSource source, Timings timings) {
    return new FileJob(source, artifact -> List.of(), timings, KnownTexts.NONE);
  }

  /** Tells what rules find in a text without running them. */
  interface KnownTexts {
    /** Nothing is known. */
    KnownTexts NONE =
        new KnownTexts() {
          @Override
          public Optional<ArtifactKind> findClean(ArtifactSource source) {
            return Optional.empty();
          }

          @Override
          public Optional<List<Finding>> find(ArtifactSource source, UnparsedText text) {
            return Optional.empty();
          }

          @Override
          public boolean isTreeNeeded(UnparsedText text) {
            return true;
          }
        };

    /** Gives the kind of a file that was not written since nothing was found in it. */
    Optional<ArtifactKind> findClean(ArtifactSource source);

    /** Gives what is found in a text. */
    Optional<List<Finding>> find(ArtifactSource source, UnparsedText text);

    /** Tells whether a text is parsed even if it is known what is found in it. */
    boolean isTreeNeeded(UnparsedText text);
  }

  @Override
  public boolean run() {
    Optional<StepLoop> steps = steps();
    if (steps.isEmpty()) {
      steps = load();
    }
    return steps.isPresent() && steps.get().run();
  }

  private synchronized Optional<StepLoop> steps() {
    isStarted = true;
    startedNanos = System.nanoTime();
    return loop;
  }

  /** Gives the steps of the loaded artifact; empty where the time was over before it was loaded. */
  private Optional<StepLoop> load() {
    Outcome outcome = attempt();
    long parsedNanos = System.nanoTime();
    Optional<SourceText> marked =
        outcome
            .text()
            .filter(t -> t.kind() == ArtifactKind.TEXT)
            .map(UnparsedText::source)
            .filter(SuppressionFinder::mayHold);
    List<Step> steps =
        outcome.remembered().isPresent()
            ? List.of()
            : outcome.artifact().map(rules).orElse(List.of());
    synchronized (this) {
      if (loop.isPresent()) {
        return Optional.empty();
      }
      timings.add("reading and parsing", parsedNanos - startedNanos);
      if (!steps.isEmpty()) {
        timings.add("making the rules", System.nanoTime() - parsedNanos);
      }
      kind = outcome.kind();
      text = outcome.text();
      artifact = outcome.artifact();
      remembered = outcome.remembered();
      markedText = marked;
      outcome.failure().ifPresent(this::incomplete);
      artifact.ifPresent(this::reportLimits);
      loop = Optional.of(new StepLoop(steps, timings));
      return loop;
    }
  }

  /**
   * What came of reading and parsing; where findings are remembered there may be no artifact, and
   * where it is remembered that there are none, no text.
   */
  private record Outcome(
      Optional<ArtifactKind> kind,
      Optional<UnparsedText> text,
      Optional<Artifact> artifact,
      Optional<List<Finding>> remembered,
      Optional<String> failure) {}

  private Outcome attempt() {
    try {
      Optional<ArtifactKind> clean = known.findClean(source);
      if (clean.isPresent()) {
        return new Outcome(
            clean, Optional.empty(), Optional.empty(), Optional.of(List.of()), Optional.empty());
      }
      ArtifactSource.Loaded loaded = source.load();
      Optional<List<Finding>> findings = loaded.text().flatMap(text -> known.find(source, text));
      Optional<Artifact> parsed =
          loaded
              .text()
              .filter(text -> findings.isEmpty() || known.isTreeNeeded(text))
              .map(text -> text.parser().get());
      return new Outcome(
          loaded.text().map(UnparsedText::kind), loaded.text(), parsed, findings, loaded.failure());
    } catch (RuntimeException | Error e) {
      String why = "not analysed: " + e.getClass().getSimpleName() + " while it was parsed";
      return new Outcome(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
    }
  }

  /**
   * What lies behind a limit was not analysed, so the run is incomplete; the finding at the place
   * is the rules' part.
   */
  private void reportLimits(Artifact loaded) {
    loaded.problems().stream()
        .filter(problem -> problem.kind() == SyntaxProblem.Kind.LIMIT)
        .findFirst()
        .ifPresent(problem -> incomplete("not wholly analysed: " + problem.message()));
  }

  private void incomplete(String why) {
    notifications.add(Notification.incomplete(source.path(), why));
  }

  @Override
  public synchronized boolean giveUp(long nowNanos, long budgetNanos) {
    if (loop.isPresent()) {
      return loop.get().giveUp(nowNanos, budgetNanos);
    }
    if (!isStarted || nowNanos - startedNanos <= budgetNanos) {
      return false;
    }
    incomplete(
        "not analysed: reading and parsing took over " + budgetNanos / 1_000_000_000L + " s");
    loop = Optional.of(new StepLoop(List.of(), timings));
    return true;
  }

  ArtifactSource source() {
    return source;
  }

  /** Gives what the file was taken for; empty where it cannot be analysed. */
  synchronized Optional<ArtifactKind> kind() {
    return kind;
  }

  /** Gives the text; empty where there is none, or there was no need to read it. */
  synchronized Optional<UnparsedText> text() {
    return text;
  }

  /** Gives the parsed artifact; empty where there is none, or its findings were known. */
  synchronized Optional<Artifact> artifact() {
    return artifact;
  }

  /** Gives the text, where it has no kind and may hold suppressions. */
  synchronized Optional<SourceText> markedText() {
    return markedText;
  }

  /** Tells whether the findings were known. */
  synchronized boolean isRemembered() {
    return remembered.isPresent();
  }

  /** Tells whether there is no artifact only because the findings were known. */
  synchronized boolean isUnparsed() {
    return remembered.isPresent() && artifact.isEmpty();
  }

  synchronized List<Finding> findings() {
    return remembered.or(() -> loop.map(StepLoop::findings)).orElse(List.of());
  }

  synchronized List<Notification> notifications() {
    List<Notification> all = new ArrayList<>(notifications);
    loop.ifPresent(steps -> all.addAll(steps.notifications()));
    return all;
  }
}
