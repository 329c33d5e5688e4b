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

/** The work on one file: load it, then run each rule that reads its kind. */
final class FileJob implements Workers.Job {
  private final ArtifactSource source;
  private final RuleSet rules;
  private final Timings timings;
  private final List<Notification> notifications = new ArrayList<>();
  private Optional<Artifact> artifact = Optional.empty();
  private Optional<SourceText> markedText = Optional.empty();
  private Optional<StepLoop> loop = Optional.empty();
  private boolean isStarted;
  private long startedNanos;

  FileJob(ArtifactSource source, RuleSet rules, Timings timings) {
    this.source = source;
    this.rules = rules;
    this.timings = timings;
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
    ArtifactSource.Loaded loaded = attempt();
    Optional<SourceText> marked =
        loaded
            .artifact()
            .filter(a -> a.kind() == ArtifactKind.TEXT)
            .map(Artifact::source)
            .filter(SuppressionFinder::mayHold);
    List<Step> steps = loaded.artifact().map(a -> Steps.of(a, rules)).orElse(List.of());
    synchronized (this) {
      if (loop.isPresent()) {
        return Optional.empty();
      }
      timings.add("reading and parsing", System.nanoTime() - startedNanos);
      artifact = loaded.artifact();
      markedText = marked;
      loaded.failure().ifPresent(this::incomplete);
      artifact.ifPresent(this::reportLimits);
      loop = Optional.of(new StepLoop(steps, timings));
      return loop;
    }
  }

  private ArtifactSource.Loaded attempt() {
    try {
      return source.load();
    } catch (RuntimeException | Error e) {
      return ArtifactSource.Loaded.failed(
          "not analysed: " + e.getClass().getSimpleName() + " while it was parsed");
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

  /** Gives the loaded artifact; empty where there is none. */
  synchronized Optional<Artifact> artifact() {
    return artifact;
  }

  /** Gives the text, where it has no kind and may hold suppressions. */
  synchronized Optional<SourceText> markedText() {
    return markedText;
  }

  synchronized List<Finding> findings() {
    return loop.map(StepLoop::findings).orElse(List.of());
  }

  synchronized List<Notification> notifications() {
    List<Notification> all = new ArrayList<>(notifications);
    loop.ifPresent(steps -> all.addAll(steps.notifications()));
    return all;
  }
}
