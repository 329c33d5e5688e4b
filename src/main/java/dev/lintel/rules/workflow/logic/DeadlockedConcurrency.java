package dev.lintel.rules.workflow.logic;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds jobs that wait for the run that they are part of. Rationale and examples:
 * rules/workflow/deadlocked-concurrency.md.
 */
public final class DeadlockedConcurrency implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    Optional<YamlScalar> whole = workflow.concurrency().flatMap(DeadlockedConcurrency::group);
    if (whole.isEmpty()) {
      return;
    }
    for (Job job : workflow.jobs()) {
      job.concurrency()
          .flatMap(DeadlockedConcurrency::group)
          .filter(group -> comparable(group).equals(comparable(whole.get())))
          .ifPresent(group ->
              sink.report(
                      group.span(),
                      ("job '%s' waits for the group that its own workflow holds, and GitHub"
                              + " cancels the run")
                          .formatted(job.id()))
                  .related(whole.get().span(), "the group of the workflow"));
    }
  }

  private static Optional<YamlScalar> group(YamlNode concurrency) {
    return concurrency
        .mapping()
        .map(mapping -> mapping.get("group"))
        .orElse(Optional.of(concurrency))
        .flatMap(YamlNode::scalar)
        .filter(group -> !group.value().isBlank());
  }

  /** Groups are compared without case, and blanks in expressions mean nothing. */
  private static String comparable(YamlScalar group) {
    return group.value().replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
  }
}
