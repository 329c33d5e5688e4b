package dev.lintel.rules.workflow.expression;

import dev.lintel.model.workflow.grammar.GrammarCheck;
import dev.lintel.model.workflow.grammar.Slot;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.GrammarRule;
import dev.lintel.syntax.expression.BuiltinFunction;
import dev.lintel.syntax.expression.EvaluationException;
import dev.lintel.syntax.expression.Evaluator;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Scope;
import dev.lintel.syntax.expression.Truth;

/**
 * Finds conditions that no value takes part in. Rationale and examples:
 * rules/workflow/constant-condition.md.
 */
public final class ConstantCondition implements GrammarRule {
  @Override
  public void check(GrammarCheck grammar, FindingSink sink) {
    for (Slot slot : grammar.slots()) {
      ConditionTree.of(slot)
          .filter(ConstantCondition::isConstant)
          .ifPresent(tree -> {
            switch (truth(tree)) {
              case TRUE -> sink.report(tree.span(), "the condition is always true");
              case FALSE -> sink.report(tree.span(), "the condition is always false");
              case UNKNOWN -> {}
            }
          });
    }
  }

  private static boolean isConstant(Expression tree) {
    return ConditionTree.isSwitched(tree)
        || tree.descendants().stream()
            .noneMatch(part ->
                part instanceof Expression.Context
                    || part instanceof Expression.Call call
                        && call.function()
                            .filter(f -> !f.tellsStatus() && f != BuiltinFunction.HASH_FILES)
                            .isEmpty());
  }

  /** What fails to evaluate is reported as that. */
  private static Truth truth(Expression tree) {
    try {
      return Evaluator.evaluate(tree, Scope.UNKNOWN).truth();
    } catch (EvaluationException _) {
      return Truth.UNKNOWN;
    }
  }
}
