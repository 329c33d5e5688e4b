package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.DeclaredInput;
import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Excerpt;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.List;
import java.util.Optional;

/**
 * Finds defaults that their inputs cannot have. Rationale and examples:
 * rules/workflow/mistyped-default.md.
 */
public final class MistypedDefault implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Trigger trigger : workflow.triggers()) {
      for (DeclaredInput input : DeclaredInput.all(trigger)) {
        input
            .literalDefault()
            .flatMap(value -> fault(input, value))
            .ifPresent(fault ->
                sink.report(
                    input.literalDefault().get().span(),
                    "the default of input '%s' %s".formatted(input.name(), fault)));
      }
    }
  }

  private static Optional<String> fault(DeclaredInput input, YamlScalar value) {
    String text = value.value();
    String shown = Excerpt.of(value.text().all());
    return switch (input.type()) {
      case "boolean" ->
          text.equals("true") || text.equals("false") || value.type() == YamlType.BOOLEAN
              ? Optional.empty()
              : Optional.of("is '%s', and its type is boolean: true or false".formatted(shown));
      case "number" ->
          isNumber(value)
              ? Optional.empty()
              : Optional.of("is '%s', and its type is number".formatted(shown));
      case "choice" -> {
        List<String> options = input.options().stream().map(YamlScalar::value).toList();
        yield options.isEmpty() || options.contains(text)
            ? Optional.empty()
            : Optional.of(
                "is '%s', which is none of its options%s"
                    .formatted(shown, Spelling.hint(text, options)));
      }
      default -> Optional.empty();
    };
  }

  private static boolean isNumber(YamlScalar value) {
    if (value.type() == YamlType.INTEGER || value.type() == YamlType.FLOAT) {
      return true;
    }
    try {
      Double.parseDouble(value.value());
      return true;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}
