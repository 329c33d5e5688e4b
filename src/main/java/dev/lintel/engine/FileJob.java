package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.model.Artifact;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The work on one file: load it, then run each rule that reads its kind, if it is checked. */
final class FileJob implements Workers.Job {
  private final ArtifactSource source;
  private final Function<Artifact, List<Step>> rules;
  private final Timings timings;
  private final List<Notification> notifications = new ArrayList<>();
  private Optional<Artifact> artifact = Optional.empty();
  private Optional<StepLoop> loop = Optional.empty();
  private boolean isStarted;
  private long startedNanos;

  private FileJob(ArtifactSource source, Function<Artifact, List<Step>> rules, Timings timings) {
    this.source = source;
    this.rules = rules;
    this.timings = timings;
  }

  /** Makes the job of a file that is checked. */
  static FileJob check(ArtifactSource source, RuleSet rules, Timings timings) {
    return new FileJob(source, artifact -> Steps.of(artifact, rules), timings);
  }

  /** Makes the job of a file that is only read. */
  static FileJob load(ArtifactSource source, Timings timings) {
    return new FileJob(source, artifact -> List.of(), timings);
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
    List<Step> steps = loaded.artifact().map(rules).orElse(List.of());
    synchronized (this) {
      if (loop.isPresent()) {
        return Optional.empty();
      }
      timings.add("reading and parsing", System.nanoTime() - startedNanos);
      artifact = loaded.artifact();
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

  synchronized List<Finding> findings() {
    return loop.map(StepLoop::findings).orElse(List.of());
  }

  synchronized List<Notification> notifications() {
    List<Notification> all = new ArrayList<>(notifications);
    loop.ifPresent(steps -> all.addAll(steps.notifications()));
    return all;
  }
}
