package dev.lintel.rules.sql;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CaseWhen;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Delete;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.NullLiteral;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Update;
import java.util.ArrayList;
import java.util.List;

/** Finds comparisons with NULL that no row can pass. */
public final class NullComparison implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    List<Span> writes = writes(script);
    for (Expression expression : script.all(Expression.class)) {
      switch (expression) {
        case Comparison comparison -> comparison(comparison, writes, sink);
        case CaseWhen(_, var operand, var branches, _) when operand.isPresent() ->
            branches.forEach(branch -> branch(branch, sink));
        case InList(_, _, boolean negated, var values) when negated ->
            values.stream()
                .filter(NullLiteral.class::isInstance)
                .forEach(value ->
                    sink.report(
                        value.span(),
                        "NOT IN a list with %s is never true".formatted(value.span().text())));
        default -> {}
      }
    }
  }

  /** Gives the statements that change rows: a condition that comes true there changes more. */
  private static List<Span> writes(SqlScript script) {
    List<Span> writes = new ArrayList<>();
    for (SqlNode statement : script.steps()) {
      if (statement instanceof Delete
          || statement instanceof Update
          || statement instanceof Merge) {
        writes.add(statement.span());
      }
    }
    return writes;
  }

  private static void comparison(Comparison comparison, List<Span> writes, FindingSink sink) {
    String cure =
        switch (comparison.operator()) {
          case EQUAL -> "IS NULL";
          case NOT_EQUAL -> "IS NOT NULL";
          default -> "";
        };
    if (cure.isEmpty()) {
      return;
    }
    Span sign = comparison.operatorSpan();
    if (comparison.right() instanceof NullLiteral(Span literal)) {
      boolean isSafe = writes.stream().noneMatch(write -> write.contains(literal));
      Edit edit = new Edit(sign.to(literal), cure);
      sink.report(sign.to(literal), message(comparison))
          .fix(new Fix("Write " + cure, isSafe, List.of(edit)));
    } else if (comparison.left() instanceof NullLiteral(Span literal)) {
      sink.report(literal.to(sign), message(comparison));
    }
  }

  private static String message(Comparison comparison) {
    String sides =
        "%s %s %s"
            .formatted(
                quoted(comparison.left()),
                comparison.operatorSpan().text(),
                quoted(comparison.right()));
    return "'%s' is never true".formatted(sides.strip());
  }

  /** An expression may go on for lines, so only what is short by nature is quoted. */
  private static String quoted(Expression side) {
    return switch (side) {
      case ColumnRef _, NullLiteral _ -> side.span().text();
      default -> "";
    };
  }

  private static void branch(CaseWhen.Branch branch, FindingSink sink) {
    if (branch.condition() instanceof NullLiteral(Span literal)) {
      sink.report(literal, "WHEN %s never matches".formatted(literal.text()));
    }
  }
}
