package dev.lintel.rules.workflow.logic;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.JobGraph;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds downloads of artifacts that are not there. Rationale and examples:
 * rules/workflow/missing-artifact.md.
 */
public final class MissingArtifact implements WorkflowRule {
  private static final String DEFAULT_NAME = "artifact";

  /** Inputs of a download that look elsewhere than in this run, or for no single name. */
  private static final List<String> ELSEWHERE =
      List.of("run-id", "github-token", "repository", "pattern", "artifact-ids");

  /**
   * A name under which a job uploads.
   *
   * @param name empty where only the run tells
   */
  private record Upload(Job job, Optional<String> name) {}

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    List<Upload> uploads = new ArrayList<>();
    for (Job job : workflow.jobs()) {
      if (mayUploadUnseen(job)) {
        return;
      }
      steps(job, "upload-artifact").forEach(step -> uploads.add(new Upload(job, uploaded(step))));
    }
    if (uploads.stream().anyMatch(upload -> upload.name().isEmpty())) {
      return;
    }
    JobGraph graph = new JobGraph(workflow);
    for (Job job : workflow.jobs()) {
      steps(job, "download-artifact")
          .forEach(
              step -> downloaded(step).ifPresent(name -> check(name, job, uploads, graph, sink)));
    }
  }

  private static void check(
      YamlScalar name, Job job, List<Upload> uploads, JobGraph graph, FindingSink sink) {
    List<Upload> same =
        uploads.stream().filter(upload -> name.value().equals(upload.name().get())).toList();
    if (same.isEmpty()) {
      List<String> known = uploads.stream().map(upload -> upload.name().get()).distinct().toList();
      sink.report(
          name.span(),
          "no job of this workflow uploads an artifact '%s'%s"
              .formatted(name.value(), Spelling.hint(name.value(), known)));
      return;
    }
    List<Job> before = graph.closure(job);
    if (same.stream()
        .noneMatch(upload -> upload.job().id().equals(job.id()) || before.contains(upload.job()))) {
      Upload first = same.getFirst();
      sink.report(
              name.span(),
              "job '%s' uploads '%s', and this one does not wait for it; add it to 'needs'"
                  .formatted(first.job().id(), name.value()))
          .related(first.job().span(), "the job that uploads");
    }
  }

  /** Called workflows, actions of the repository and of others may upload too. */
  private static boolean mayUploadUnseen(Job job) {
    return job.uses().isPresent()
        || job.root().find("uses").isPresent()
        || job.steps().stream()
            .anyMatch(step ->
                step.root().find("parallel").isPresent()
                    || step.root().find("uses").isPresent()
                        && !(step.uses().orElse(null) instanceof UsedCode.InRepository used
                            && used.owner().equalsIgnoreCase("actions")));
  }

  private static Stream<Step> steps(Job job, String action) {
    return job.steps().stream()
        .filter(step ->
            step.uses().orElse(null) instanceof UsedCode.InRepository used
                && used.slug().equalsIgnoreCase("actions/" + action));
  }

  /** A name with an expression is not known; one that is left out has a default. */
  private static Optional<String> uploaded(Step step) {
    return step.input("name").isEmpty()
        ? Optional.of(DEFAULT_NAME)
        : name(step).map(YamlScalar::value);
  }

  private static Optional<YamlScalar> downloaded(Step step) {
    return ELSEWHERE.stream().anyMatch(input -> step.input(input).isPresent())
        ? Optional.empty()
        : name(step);
  }

  private static Optional<YamlScalar> name(Step step) {
    return step.input("name")
        .map(entry -> entry.value())
        .flatMap(YamlNode::scalar)
        .filter(name -> !name.value().isBlank() && !name.value().contains("${{"));
  }
}
