package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import java.util.Set;

/**
 * Finds events by which strangers start privileged runs. Rationale and examples:
 * rules/workflow/privileged-trigger.md.
 */
public final class PrivilegedTrigger implements WorkflowRule {
  static final Set<String> EVENTS = Set.of("pull_request_target", "workflow_run", "issue_comment");

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Trigger trigger : workflow.triggers()) {
      if (EVENTS.contains(trigger.event())) {
        sink.report(
            trigger.span(),
            "'%s' lets strangers start runs with secrets and a writable token"
                .formatted(trigger.event()));
      }
    }
  }
}
