package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Reason;
import dev.lintel.model.Project;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.JobGraph;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds privileged runs of code that a stranger proposes. Rationale and examples:
 * rules/workflow/dangerous-trigger.md.
 */
public final class DangerousTrigger implements ProjectRule {
  /** What a condition asks for that lets strangers out; a condition with one of them is trusted. */
  private static final List<String> GUARDS =
      List.of(
          "head.repo",
          "head_repository",
          "workflow_run.event",
          "event_name",
          "label",
          "association",
          "user.login",
          "actor",
          "needs.",
          "fork");

  @Override
  public void check(Project project, FindingSink sink) {
    for (Workflow workflow : project.workflows()) {
      for (Trigger trigger : workflow.triggers()) {
        ForeignCheckout.of(trigger)
            .filter(_ -> !startsOnlyBehindOwnCode(trigger, workflow, project))
            .ifPresent(foreign -> check(workflow, trigger, foreign, sink));
      }
    }
  }

  private static void check(
      Workflow workflow, Trigger trigger, ForeignCheckout foreign, FindingSink sink) {
    JobGraph graph = new JobGraph(workflow);
    for (Job job : graph.jobs()) {
      boolean isGuarded =
          Stream.concat(Stream.of(job), graph.closure(job).stream())
              .anyMatch(each -> isGuard(each.condition()));
      Optional<Step> checkout =
          job.steps().stream()
              .filter(step -> !isGuard(step.condition()) && foreign.isIn(step))
              .findFirst();
      if (!isGuarded && checkout.isPresent()) {
        report(trigger, job, checkout.get(), sink);
      }
    }
  }

  private static void report(Trigger trigger, Job job, Step checkout, FindingSink sink) {
    String message =
        "'%s' runs with secrets and a writable token, and job '%s' checks out the code of a stranger"
            .formatted(trigger.event(), job.id());
    Report report = sink.report(trigger.span(), message);
    report.related(ForeignCheckout.place(checkout), "checked out here");
    if (!runsCode(job, checkout) || job.environment().isPresent()) {
      report.lowered(Reason.UNCERTAIN);
    }
  }

  private static boolean isGuard(Optional<YamlScalar> condition) {
    return condition
        .map(YamlScalar::value)
        .filter(text -> GUARDS.stream().anyMatch(text::contains))
        .isPresent();
  }

  /** Reading files of the checkout is one thing, running them another. */
  private static boolean runsCode(Job job, Step checkout) {
    List<Step> steps = job.steps();
    return steps.subList(steps.indexOf(checkout), steps.size()).stream()
        .anyMatch(step ->
            step.run().isPresent()
                || step.uses().filter(UsedCode.Local.class::isInstance).isPresent());
  }

  /** A workflow_run behind workflows that no pull request starts sees no stranger's code. */
  private static boolean startsOnlyBehindOwnCode(
      Trigger trigger, Workflow workflow, Project project) {
    if (!trigger.event().equals("workflow_run")) {
      return false;
    }
    List<String> names =
        trigger.settings().map(settings -> settings.items("workflows")).orElse(List.of()).stream()
            .flatMap(item -> item.scalar().map(YamlScalar::value).stream())
            .toList();
    List<Workflow> known =
        project.workflows().stream()
            .filter(other -> directory(other).equals(directory(workflow)))
            .filter(other -> names.contains(other.name()))
            .toList();
    return known.size() == names.size()
        && known.stream()
            .flatMap(other -> other.triggers().stream())
            .noneMatch(other -> other.event().startsWith("pull_request"));
  }

  private static String directory(Workflow workflow) {
    return workflow.path().substring(0, workflow.path().lastIndexOf('/') + 1);
  }
}
