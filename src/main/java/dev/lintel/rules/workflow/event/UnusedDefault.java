package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.DeclaredInput;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.List;

/**
 * Finds defaults of inputs that every caller has to give. Rationale and examples:
 * rules/workflow/unused-default.md.
 */
public final class UnusedDefault implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (DeclaredInput input :
        workflow.trigger("workflow_call").map(DeclaredInput::all).orElse(List.of())) {
      if (input.isRequired()) {
        input.defaultEntry().ifPresent(entry -> report(input, entry, sink));
      }
    }
  }

  private static void report(DeclaredInput input, YamlEntry entry, FindingSink sink) {
    sink.report(
        entry.value().span(),
        "input '%s' is required, so no caller ever gets its default".formatted(input.name()));
  }
}
