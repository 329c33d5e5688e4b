package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CaseWhen;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Delete;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.Not;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.Update;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds comparisons of two values that are written out, in what decides on rows. */
public final class ConstantCondition implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Statement statement : script.statements()) {
      statement.walk(node -> conditions(node).forEach(condition -> check(condition, script, sink)));
    }
  }

  private static Stream<Expression> conditions(SqlNode node) {
    return switch (node) {
      case Select select ->
          Stream.of(select.where(), select.having(), select.qualify()).flatMap(Optional::stream);
      case Join join -> join.on().stream();
      case Delete delete -> delete.where().stream();
      case Update update -> update.where().stream();
      case Merge merge -> Stream.of(merge.on());
      case CaseWhen.Branch branch -> Stream.of(branch.condition());
      default -> Stream.empty();
    };
  }

  /** What a function or a CASE makes of a comparison is no condition itself. */
  private static void check(Expression condition, SqlScript script, FindingSink sink) {
    condition.walkQuery(
        node -> node instanceof Logical || node instanceof Not,
        node -> {
          if (node instanceof Comparison comparison
              && Literals.isLiteral(comparison.left())
              && Literals.isLiteral(comparison.right())
              && !isIdiom(comparison)
              && !script.isMasked(comparison.span())) {
            sink.report(
                comparison.span(),
                "'%s' compares two literals, so it is the same for every row"
                    .formatted(Texts.brief(comparison.span())));
          }
        });
  }

  /** {@code 1 = 1} begins a list of conditions, {@code 1 = 0} asks for the columns alone. */
  private static boolean isIdiom(Comparison comparison) {
    return Literals.isNumber(comparison.left()) && Literals.isNumber(comparison.right());
  }
}
