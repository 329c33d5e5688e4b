package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.model.Artifact;
import dev.lintel.model.Project;
import dev.lintel.policy.ActiveRule;
import dev.lintel.source.ArtifactKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * What the selected rules find in a set of files, before policy judges it.
 *
 * <p>Steps: load each file and run the rules that read single files, on several threads; put the
 * artifacts together to the project, with the files around them that such rules need; run the rules
 * that read across files; sort, so that the order of work leaves no trace.
 *
 * @param artifacts in the order of their paths, texts without a kind left out; those of the context
 *     are among them
 * @param findings in {@link Finding#ORDER}
 * @param kinds what each loaded file was taken for, by its path, in the order of the sources; the
 *     context is left out
 * @param nanos where the time went, by the name of what worked; empty unless asked for
 */
public record Analysis(
    List<Artifact> artifacts,
    List<Finding> findings,
    List<Notification> notifications,
    Map<String, ArtifactKind> kinds,
    Map<String, Long> nanos) {

  /** Runs the rules over files without a context, as the other does. */
  public static Analysis of(
      List<? extends ArtifactSource> sources,
      List<ActiveRule> selected,
      int threads,
      boolean isProfiled,
      IntConsumer progress) {
    return of(sources, Context.none(), selected, threads, isProfiled, progress);
  }

  /**
   * Runs the rules over the files.
   *
   * @param context the files around them
   * @param threads at least 1
   * @param isProfiled whether to measure where the time goes
   */
  static Analysis of(
      List<? extends ArtifactSource> sources,
      Context context,
      List<ActiveRule> selected,
      int threads,
      boolean isProfiled,
      IntConsumer progress) {
    RuleSet rules = new RuleSet(selected);
    Timings timings = new Timings(isProfiled);
    List<FileJob> jobs = new ArrayList<>(sources.size());
    for (ArtifactSource source : sources) {
      jobs.add(FileJob.check(source, rules, timings));
    }
    Workers.run(jobs, threads, progress);

    List<Artifact> artifacts = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Notification> notifications = new ArrayList<>();
    Map<String, ArtifactKind> kinds = new LinkedHashMap<>();
    for (FileJob job : jobs) {
      job.artifact().ifPresent(artifact -> kinds.put(artifact.path(), artifact.kind()));
      job.artifact().filter(a -> a.kind() != ArtifactKind.TEXT).ifPresent(artifacts::add);
      findings.addAll(job.findings());
      notifications.addAll(job.notifications());
    }
    List<FileJob> around = around(artifacts, context, rules, timings);
    Workers.run(around, threads, done -> {});
    for (FileJob job : around) {
      job.artifact().ifPresent(artifacts::add);
      notifications.addAll(job.notifications());
    }
    artifacts.sort((a, b) -> a.path().compareTo(b.path()));

    Project project = new ProjectBuilder(artifacts).build();
    StepLoop across = new StepLoop(Steps.of(project, rules), timings);
    Workers.run(List.of(across), 1, done -> {});
    findings.addAll(across.findings());
    notifications.addAll(across.notifications());
    notifications.addAll(rules.failures());

    findings.sort(Finding.ORDER);
    notifications.sort(Notification.ORDER);
    return new Analysis(artifacts, findings, notifications, kinds, timings.nanos());
  }

  /** Gives the loading of those files that matter beside the ones that are checked. */
  private static List<FileJob> around(
      List<Artifact> artifacts, Context context, RuleSet rules, Timings timings) {
    Set<ArtifactKind> there = EnumSet.noneOf(ArtifactKind.class);
    artifacts.forEach(artifact -> there.add(artifact.kind()));
    Set<ArtifactKind> kinds = Reach.around(rules.areas(), there);
    List<FileJob> jobs = new ArrayList<>();
    if (!kinds.isEmpty()) {
      for (ArtifactSource source : context.sources(kinds)) {
        jobs.add(FileJob.load(source, timings));
      }
    }
    return jobs;
  }
}
