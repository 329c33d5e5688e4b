package dev.lintel.rules.workflow.expression;

import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.grammar.Slot;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Deferred;
import dev.lintel.syntax.expression.BuiltinFunction;
import dev.lintel.syntax.expression.EvaluationException;
import dev.lintel.syntax.expression.Evaluator;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Scope;
import dev.lintel.syntax.expression.Truth;
import java.util.List;

/**
 * Finds conditions whose outcome is settled before a run starts. Rationale and examples:
 * rules/workflow/foregone-condition.md.
 */
public final class ForegoneCondition implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    Deferred<List<Scope>> runs = new Deferred<>(() -> RunScopes.of(workflow.triggers()));
    for (Slot slot : workflow.grammar().slots()) {
      ConditionTree.of(slot)
          .filter(ForegoneCondition::hasContext)
          .filter(tree -> !ConditionTree.isSwitched(tree))
          .ifPresent(tree -> check(tree, runs, sink));
    }
  }

  private static void check(Expression tree, Deferred<List<Scope>> runs, FindingSink sink) {
    switch (truth(tree, Scope.UNKNOWN)) {
      case TRUE -> {
        if (tree.descendants().stream().noneMatch(ForegoneCondition::tellsStatus)) {
          sink.report(tree.span(), "the condition holds whatever the values in it are");
        }
      }
      case FALSE -> sink.report(tree.span(), "the condition fails whatever the values in it are");
      case UNKNOWN -> {
        if (runs.get().stream().allMatch(run -> truth(tree, run) == Truth.FALSE)) {
          sink.report(tree.span(), "the condition fails for all events that start the workflow");
        }
      }
    }
  }

  private static boolean hasContext(Expression tree) {
    return tree.descendants().stream().anyMatch(Expression.Context.class::isInstance);
  }

  private static boolean tellsStatus(Expression part) {
    return part instanceof Expression.Call call
        && call.function().filter(BuiltinFunction::tellsStatus).isPresent();
  }

  private static Truth truth(Expression tree, Scope scope) {
    try {
      return Evaluator.evaluate(tree, scope).truth();
    } catch (EvaluationException _) {
      return Truth.UNKNOWN;
    }
  }
}
