package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.DeclaredInput;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds options and outputs that are left empty. Rationale and examples:
 * rules/workflow/empty-declaration.md.
 */
public final class EmptyDeclaration implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    workflow.trigger("workflow_dispatch").map(DeclaredInput::all).stream()
        .flatMap(inputs -> inputs.stream())
        .forEach(input -> checkOptions(input, sink));
    workflow.root().get("on", "workflow_call", "outputs").stream()
        .flatMap(outputs -> outputs.mapping().stream())
        .flatMap(outputs -> outputs.entries().stream())
        .forEach(output -> checkOutput(output, sink));
  }

  private static void checkOptions(DeclaredInput input, FindingSink sink) {
    for (YamlScalar option : input.options()) {
      if (isEmpty(option)) {
        sink.report(option.span(), "an option of input '%s' is empty".formatted(input.name()));
      }
    }
  }

  private static void checkOutput(YamlEntry output, FindingSink sink) {
    output
        .value()
        .mapping()
        .flatMap(body -> body.find("value"))
        .filter(value -> value.value().scalar().filter(EmptyDeclaration::isEmpty).isPresent())
        .ifPresent(value ->
            sink.report(value.key().span(), "output '%s' has no value".formatted(output.name())));
  }

  private static boolean isEmpty(YamlScalar scalar) {
    return scalar.isNull() || scalar.value().isBlank();
  }
}
