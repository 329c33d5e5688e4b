package dev.lintel.rules.workflow.call;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.action.CalledWorkflow;
import dev.lintel.model.workflow.action.WorkflowCall;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds inputs whose value is not of the type that the called workflow takes. Rationale and
 * examples: rules/workflow/mistyped-call-input.md.
 */
public final class MistypedCallInput implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (WorkflowCall call : CallContract.calls(project)) {
      CalledWorkflow called = call.called().orElseThrow();
      for (YamlEntry given : call.inputs()) {
        called.input(given.name()).ifPresent(input -> check(call, given, input, sink));
      }
    }
  }

  private static void check(
      WorkflowCall call, YamlEntry given, CalledWorkflow.Input input, FindingSink sink) {
    Optional<YamlScalar> value = given.value().scalar();
    if (value.isPresent() && !fits(value.get(), input.type())) {
      Span place = value.get().span();
      sink.report(
              place.isEmpty() ? given.key().span() : place,
              "the input '%s' of '%s' takes a %s, and this is %s"
                  .formatted(
                      input.name(),
                      call.place().value(),
                      input.type().name().toLowerCase(Locale.ROOT),
                      what(value.get())))
          .related(input.entry().key().span(), "the input");
    }
  }

  /** A text takes everything; what an expression gives is only known of a literal. */
  private static boolean fits(YamlScalar value, CalledWorkflow.Type type) {
    if (value.value().contains("${{")) {
      return type == CalledWorkflow.Type.STRING
          || type == CalledWorkflow.Type.UNKNOWN
          || !isTextLiteral(value.value());
    }
    return switch (type) {
      case STRING, UNKNOWN -> true;
      case BOOLEAN -> value.type() == YamlType.BOOLEAN;
      case NUMBER -> isNumber(value.type());
    };
  }

  private static boolean isNumber(YamlType type) {
    return type == YamlType.INTEGER || type == YamlType.FLOAT;
  }

  /** Tells whether a value is one expression, and that a text in quotes. */
  private static boolean isTextLiteral(String value) {
    String text = value.strip();
    if (!text.startsWith("${{") || text.indexOf("}}") != text.length() - 2) {
      return false;
    }
    String inner = text.substring(3, text.length() - 2).strip();
    return inner.length() >= 2
        && inner.startsWith("'")
        && inner.indexOf('\'', 1) == inner.length() - 1;
  }

  private static String what(YamlScalar value) {
    if (value.isNull()) {
      return "nothing";
    }
    if (value.type() == YamlType.BOOLEAN) {
      return "the boolean '%s'".formatted(value.value());
    }
    return isNumber(value.type())
        ? "the number '%s'".formatted(value.value())
        : "the text '%s'".formatted(value.value());
  }
}
