package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.model.Artifact;
import dev.lintel.model.Project;
import dev.lintel.policy.ActiveRule;
import dev.lintel.source.ArtifactKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * What the selected rules find in a set of files, before policy judges it.
 *
 * <p>Steps: load each file and run the rules that read single files, on several threads; put the
 * artifacts together to the project; run the rules that read across files; sort, so that the order
 * of work leaves no trace.
 *
 * @param artifacts in the order of their paths, texts without a kind left out
 * @param findings in {@link Finding#ORDER}
 * @param kinds what each loaded file was taken for, by its path, in the order of the sources
 * @param nanos where the time went, by the name of what worked; empty unless asked for
 */
public record Analysis(
    List<Artifact> artifacts,
    List<Finding> findings,
    List<Notification> notifications,
    Map<String, ArtifactKind> kinds,
    Map<String, Long> nanos) {

  /**
   * Runs the rules over the files.
   *
   * @param threads at least 1
   * @param isProfiled whether to measure where the time goes
   */
  public static Analysis of(
      List<? extends ArtifactSource> sources,
      List<ActiveRule> selected,
      int threads,
      boolean isProfiled,
      IntConsumer progress) {
    RuleSet rules = new RuleSet(selected);
    Timings timings = new Timings(isProfiled);
    List<FileJob> jobs = new ArrayList<>(sources.size());
    for (ArtifactSource source : sources) {
      jobs.add(new FileJob(source, rules, timings));
    }
    Workers.run(jobs, threads, progress);
    return join(jobs, rules, timings);
  }

  /** Puts together what came of the files, and runs the rules that read across them. */
  static Analysis join(List<FileJob> jobs, RuleSet rules, Timings timings) {
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
}
