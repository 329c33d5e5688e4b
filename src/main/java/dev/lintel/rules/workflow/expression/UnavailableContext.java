package dev.lintel.rules.workflow.expression;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.grammar.Availability;
import dev.lintel.model.workflow.grammar.GrammarCheck;
import dev.lintel.model.workflow.grammar.Slot;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.GrammarRule;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.expression.BuiltinFunction;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Expression.Call;
import dev.lintel.syntax.expression.Expression.Context;
import dev.lintel.syntax.expression.Interpolation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds contexts and functions that GitHub does not allow at the key. Rationale and examples:
 * rules/workflow/unavailable-context.md.
 */
public final class UnavailableContext implements GrammarRule {
  private static final Set<String> CONTEXTS =
      Set.of(
          "github",
          "env",
          "vars",
          "job",
          "jobs",
          "steps",
          "runner",
          "secrets",
          "strategy",
          "matrix",
          "needs",
          "inputs");

  @Override
  public void check(GrammarCheck grammar, FindingSink sink) {
    for (Slot slot : grammar.slots()) {
      for (Interpolation.Island island : slot.interpolation().islands()) {
        island.expression().tree().stream()
            .flatMap(tree -> tree.descendants().stream())
            .forEach(part -> check(part, slot, sink));
      }
    }
  }

  private static void check(Expression part, Slot slot, FindingSink sink) {
    switch (part) {
      case Context(Span place, String name) -> context(place, name, slot, sink);
      case Call call -> call.function().ifPresent(function -> call(call, function, slot, sink));
      default -> {}
    }
  }

  private static void context(Span place, String written, Slot slot, FindingSink sink) {
    Set<String> available = slot.availability().contexts();
    String name = written.toLowerCase(Locale.ROOT);
    if (available.contains(name)) {
      return;
    }
    if (CONTEXTS.contains(name)) {
      sink.report(
          place,
          "'%s' is not available in %s; available are %s"
              .formatted(name, key(slot), String.join(", ", available)));
      return;
    }
    Report report =
        sink.report(
            place, "there is no context '%s'%s".formatted(written, Spelling.hint(name, available)));
    Optional<String> slip = Spelling.slip(name, available);
    slip.flatMap(meant -> place.exact().map(exact -> fix(exact, meant))).ifPresent(report::fix);
  }

  private static Fix fix(Span place, String meant) {
    return new Fix("Write '%s'".formatted(meant), true, List.of(new Edit(place, meant)));
  }

  private static void call(Call call, BuiltinFunction function, Slot slot, FindingSink sink) {
    if (!function.tellsStatus() && function != BuiltinFunction.HASH_FILES) {
      return;
    }
    Map<String, Availability.Arity> available = slot.availability().functions();
    Availability.Arity arity = available.get(function.spelling());
    if (arity == null) {
      sink.report(
          call.nameSpan(),
          "'%s' is not available in %s; %s"
              .formatted(
                  function.spelling(),
                  key(slot),
                  function.tellsStatus() ? "it belongs in an 'if'" : "it belongs in a step"));
    } else if (call.arguments().size() > arity.most()) {
      sink.report(
          call.nameSpan(), "'%s' takes no arguments in a step".formatted(function.spelling()));
    }
  }

  private static String key(Slot slot) {
    return switch (slot.definition()) {
      case "job-if" -> "the 'if' of a job";
      case "step-if" -> "the 'if' of a step";
      default -> "'%s'".formatted(slot.key().text());
    };
  }
}
