package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;

/**
 * Finds workflows of which any number runs at once. Rationale and examples:
 * rules/workflow/unlimited-concurrency.md.
 */
public final class UnlimitedConcurrency implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    if (DefaultPermissions.isOnlyCalled(workflow)) {
      return;
    }
    checkGroup(workflow.root(), sink);
    workflow.jobs().forEach(job -> checkGroup(job.root(), sink));
    List<Job> free = workflow.jobs().stream().filter(job -> job.concurrency().isEmpty()).toList();
    if (workflow.concurrency().isPresent() || free.isEmpty()) {
      return;
    }
    Span place = workflow.root().find("on").map(on -> on.key().span()).orElseGet(workflow::place);
    Report report =
        sink.report(place, "each event starts another run beside those that are still running");
    free.forEach(
        job -> report.related(job.span(), "job '%s' has no 'concurrency'".formatted(job.id())));
  }

  /** A group alone queues runs; whether a newer one ends an older one is for a person to say. */
  private static void checkGroup(YamlMapping holder, FindingSink sink) {
    holder
        .find("concurrency")
        .filter(entry -> isBare(entry.value()))
        .map(YamlEntry::key)
        .map(YamlNode::span)
        .ifPresent(place ->
            sink.report(
                place, "'cancel-in-progress' does not say whether a newer run ends an older one"));
  }

  private static boolean isBare(YamlNode value) {
    return value.mapping().map(m -> m.find("cancel-in-progress").isEmpty()).orElse(true);
  }
}
