package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.SqlScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds conditions on one column that no value meets together, or that every value meets. */
public final class ContradictoryCondition implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Logical logical : script.all(Logical.class)) {
      boolean isAnd = logical.operator() == Logical.Operator.AND;
      Map<String, List<Test>> byColumn = new LinkedHashMap<>();
      for (Expression operand : logical.operands()) {
        Test.of(operand)
            .filter(test -> !script.isMasked(test.comparison.span()))
            .ifPresent(
                test -> byColumn.computeIfAbsent(test.column, _ -> new ArrayList<>()).add(test));
      }
      for (List<Test> tests : byColumn.values()) {
        if (isAnd) {
          contradiction(tests, sink);
        } else {
          tautology(tests, sink);
        }
      }
    }
  }

  /** Each test is held against the tightest bounds before it, so that long chains cost no more. */
  private static void contradiction(List<Test> tests, FindingSink sink) {
    Optional<Test> low = Optional.empty();
    Optional<Test> high = Optional.empty();
    for (Test test : tests) {
      Optional<Test> enemy = low.filter(test::isBelow).or(() -> Optional.empty());
      if (enemy.isEmpty()) {
        enemy = high.filter(test::isAbove);
      }
      if (enemy.isPresent()) {
        report(test, enemy.get(), "no value meets both '%s' and '%s'", sink);
        return;
      }
      if (test.boundsBelow() && low.filter(test::comparesAndIsNotGreater).isEmpty()) {
        low = Optional.of(test);
      }
      if (test.boundsAbove() && high.filter(test::comparesAndIsNotLess).isEmpty()) {
        high = Optional.of(test);
      }
    }
  }

  private static void tautology(List<Test> tests, FindingSink sink) {
    List<Test> unequal =
        tests.stream().filter(t -> t.operator == Comparison.Operator.NOT_EQUAL).toList();
    for (Test test : unequal) {
      if (test.value.differsFrom(unequal.getFirst().value)) {
        report(
            test, unequal.getFirst(), "every value meets '%s' or '%s'; write AND, or NOT IN", sink);
        return;
      }
    }
  }

  private static void report(Test test, Test other, String message, FindingSink sink) {
    Span first = other.comparison.span();
    Span second = test.comparison.span();
    sink.report(second, message.formatted(Texts.brief(first), Texts.brief(second)))
        .related(first, "the other one");
  }

  /** A comparison of a column with a value that is written out, the column on the left. */
  private record Test(
      Comparison comparison, String column, Comparison.Operator operator, Literals.Value value) {
    static Optional<Test> of(Expression condition) {
      if (!(condition instanceof Comparison comparison)) {
        return Optional.empty();
      }
      Optional<Test> test =
          of(comparison, comparison.left(), comparison.operator(), comparison.right());
      return test.isPresent()
          ? test
          : of(comparison, comparison.right(), turned(comparison.operator()), comparison.left());
    }

    private static Optional<Test> of(
        Comparison comparison, Expression left, Comparison.Operator operator, Expression right) {
      return left instanceof ColumnRef column
          ? Literals.value(right)
              .map(value ->
                  new Test(
                      comparison, column.span().text().toLowerCase(Locale.ROOT), operator, value))
          : Optional.empty();
    }

    private static Comparison.Operator turned(Comparison.Operator operator) {
      return switch (operator) {
        case LESS -> Comparison.Operator.GREATER;
        case LESS_OR_EQUAL -> Comparison.Operator.GREATER_OR_EQUAL;
        case GREATER -> Comparison.Operator.LESS;
        case GREATER_OR_EQUAL -> Comparison.Operator.LESS_OR_EQUAL;
        default -> operator;
      };
    }

    boolean boundsBelow() {
      return switch (operator) {
        case EQUAL, NULL_SAFE_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
        default -> false;
      };
    }

    boolean boundsAbove() {
      return switch (operator) {
        case EQUAL, NULL_SAFE_EQUAL, LESS, LESS_OR_EQUAL -> true;
        default -> false;
      };
    }

    private boolean isStrict() {
      return operator == Comparison.Operator.LESS || operator == Comparison.Operator.GREATER;
    }

    /** Tells whether this one wants less than the other one allows. */
    boolean isBelow(Test low) {
      return boundsAbove() && excludes(low, value.compareTo(low.value));
    }

    /** Tells whether this one wants more than the other one allows. */
    boolean isAbove(Test high) {
      return boundsBelow() && excludes(high, high.value.compareTo(value));
    }

    private boolean excludes(Test other, int distance) {
      if (!value.comparesWith(other.value)) {
        return false;
      }
      return value.differsFrom(other.value)
          ? distance < 0
          : value.kind() != Literals.Kind.STRING && (isStrict() || other.isStrict());
    }

    /** Tells whether the bound that is known already is as tight from below. */
    boolean comparesAndIsNotGreater(Test known) {
      return !value.comparesWith(known.value) || value.compareTo(known.value) < 0;
    }

    boolean comparesAndIsNotLess(Test known) {
      return !value.comparesWith(known.value) || value.compareTo(known.value) > 0;
    }
  }
}
