package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds steps that wait for, or cancel, what does not run in the background. Rationale and
 * examples: rules/workflow/unknown-background-step.md.
 */
public final class UnknownBackgroundStep implements WorkflowRule {
  private static final String EXPRESSION = "${{";

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      Set<String> running = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      for (Step step : job.steps()) {
        for (String key : List.of("wait", "cancel")) {
          targets(step, key)
              .filter(target -> !running.contains(target.value()))
              .forEach(target -> report(target, key, job, running, sink));
        }
        step.id().filter(id -> mayRunInBackground(step)).ifPresent(running::add);
      }
    }
  }

  /** Gives the ids that a step names; what an expression names is not known. */
  private static Stream<YamlScalar> targets(Step step, String key) {
    return step.root().get(key).stream()
        .flatMap(node ->
            node.content() instanceof YamlSequence sequence
                ? sequence.items().stream()
                : Stream.of(node))
        .flatMap(node -> node.scalar().stream())
        .filter(target ->
            !target.isNull() && !target.value().isEmpty() && !target.value().contains(EXPRESSION));
  }

  private static boolean mayRunInBackground(Step step) {
    Optional<YamlScalar> background = step.root().get("background").flatMap(YamlNode::scalar);
    return background.filter(b -> b.isTrue() || b.value().contains(EXPRESSION)).isPresent();
  }

  private static void report(
      YamlScalar target, String key, Job job, Set<String> running, FindingSink sink) {
    Optional<Step> named =
        job.steps().stream()
            .filter(step -> step.id().filter(target.value()::equalsIgnoreCase).isPresent())
            .findFirst();
    String why =
        named.isEmpty()
            ? "no step of the job has this id"
            : mayRunInBackground(named.get())
                ? "the step comes later"
                : "the step has no 'background: true'";
    sink.report(
        target.text().all(),
        "'%s' names '%s', which does not run in the background here: %s%s"
            .formatted(
                key,
                target.value(),
                why,
                Spelling.nearest(target.value(), running)
                    .map("; did you mean '%s'?"::formatted)
                    .orElse("")));
  }
}
