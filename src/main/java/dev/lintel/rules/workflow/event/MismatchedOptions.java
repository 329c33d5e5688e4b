package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.DeclaredInput;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.Optional;

/**
 * Finds choices without options and options without a choice. Rationale and examples:
 * rules/workflow/mismatched-options.md.
 */
public final class MismatchedOptions implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    workflow.trigger("workflow_dispatch").map(DeclaredInput::all).stream()
        .flatMap(inputs -> inputs.stream())
        .filter(input -> input.settings().isPresent())
        .forEach(input -> check(input, sink));
  }

  private static void check(DeclaredInput input, FindingSink sink) {
    Optional<YamlEntry> options = input.optionsEntry();
    boolean isChoice = input.type().equals("choice");
    if (isChoice && (options.isEmpty() || isEmpty(options.get()))) {
      sink.report(
          input.span(), "input '%s' is a choice and has no options".formatted(input.name()));
    } else if (!isChoice && options.isPresent()) {
      sink.report(
              input.span(),
              "input '%s' is of type '%s', and only a choice has options"
                  .formatted(input.name(), input.type()))
          .related(options.get().key().span(), "the options");
    }
  }

  private static boolean isEmpty(YamlEntry options) {
    return options.value().isNull()
        || options.value().sequence().filter(list -> list.items().isEmpty()).isPresent();
  }
}
