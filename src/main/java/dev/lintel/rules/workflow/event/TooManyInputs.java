package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;

/**
 * Finds more inputs than GitHub asks a person for. Rationale and examples:
 * rules/workflow/too-many-inputs.md.
 */
public final class TooManyInputs implements WorkflowRule {
  /** Source: docs.github.com, events that trigger workflows, workflow_dispatch, read 2026-11-27. */
  private static final int MOST = 25;

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    workflow
        .trigger("workflow_dispatch")
        .filter(dispatch -> dispatch.inputs().size() > MOST)
        .ifPresent(dispatch -> report(dispatch, sink));
  }

  private static void report(Trigger dispatch, FindingSink sink) {
    sink.report(
            dispatch.span(),
            "'%s' declares %d inputs, and GitHub takes %d at most"
                .formatted(dispatch.event(), dispatch.inputs().size(), MOST))
        .related(dispatch.inputs().get(MOST).key().span(), "the first one too many");
  }
}
