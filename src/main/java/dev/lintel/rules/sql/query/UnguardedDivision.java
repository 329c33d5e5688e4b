package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CaseWhen;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Operation;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds divisions by a column that nothing in the query keeps from being zero. */
public final class UnguardedDivision implements SqlRule {
  /** What is below one of these may be there because the divisor is not zero. */
  private static final Set<String> GUARDS =
      Set.of("if", "iff", "nullif", "try", "decode", "try_divide", "try_mod", "filter");

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      Set<String> guarded = comparedColumns(select);
      select.walkQuery(
          node -> !isGuard(node),
          node -> {
            if (node instanceof Operation(_, String operator, List<Expression> operands)
                && DivisionByZero.isDivision(operator)) {
              operands.stream()
                  .skip(1)
                  .filter(divisor -> mayBeZero(divisor, guarded))
                  .filter(divisor -> !script.isMasked(divisor.span()))
                  .forEach(divisor -> report(divisor, sink));
            }
          });
    }
  }

  private static void report(Expression divisor, FindingSink sink) {
    String text = Texts.brief(divisor.span());
    sink.report(divisor.span(), "the division fails or gives NULL where %s is 0".formatted(text));
  }

  private static boolean isGuard(SqlNode node) {
    return node instanceof CaseWhen
        || node instanceof FunctionCall call
            && (call.filter().isPresent()
                || GUARDS.contains(call.name().getLast().value().toLowerCase(Locale.ROOT)));
  }

  /** Gives the columns that a condition of the query speaks of: they may be what guards it. */
  private static Set<String> comparedColumns(Select select) {
    Set<String> columns = new HashSet<>();
    Stream.of(select.where(), select.having(), select.qualify())
        .flatMap(Optional::stream)
        .flatMap(condition -> condition.allOfQuery(ColumnRef.class).stream())
        .forEach(column -> columns.add(name(column)));
    return columns;
  }

  private static boolean mayBeZero(Expression divisor, Set<String> guarded) {
    return switch (divisor) {
      case ColumnRef column ->
          !column.span().text().startsWith("\"") && !guarded.contains(name(column));
      case FunctionCall call when call.calls("sum") ->
          call.allOfQuery(ColumnRef.class).stream().noneMatch(c -> guarded.contains(name(c)));
      default -> false;
    };
  }

  private static String name(ColumnRef column) {
    return column.parts().getLast().value().toLowerCase(Locale.ROOT);
  }
}
