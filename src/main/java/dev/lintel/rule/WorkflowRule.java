package dev.lintel.rule;

import dev.lintel.model.workflow.Workflow;

/** A rule that reads one GitHub workflow. */
public non-sealed interface WorkflowRule extends Rule {
  void check(Workflow workflow, FindingSink sink);
}
