package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.DeclaredInput;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds options that are listed twice. Rationale and examples: rules/workflow/repeated-option.md.
 */
public final class RepeatedOption implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    workflow.trigger("workflow_dispatch").map(DeclaredInput::all).stream()
        .flatMap(inputs -> inputs.stream())
        .forEach(input -> check(input, sink));
  }

  private static void check(DeclaredInput input, FindingSink sink) {
    Map<String, Span> first = new HashMap<>();
    for (YamlScalar option : input.options()) {
      Span earlier = first.putIfAbsent(option.value(), option.span());
      if (earlier != null) {
        sink.report(
                option.span(),
                "option '%s' of input '%s' is here twice".formatted(option.value(), input.name()))
            .related(earlier, "the first one");
      }
    }
  }
}
