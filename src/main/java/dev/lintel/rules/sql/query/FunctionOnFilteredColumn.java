package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Between;
import dev.lintel.syntax.sql.Cast;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.Operation;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Star;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds filters that compare what a function, a cast or a sum makes of a column. */
public final class FunctionOnFilteredColumn implements SqlRule {
  /** Functions of a column for which a comparison of the column itself says the same. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "coalesce",
          "concat",
          "date",
          "date_add",
          "date_format",
          "date_sub",
          "date_trunc",
          "from_unixtime",
          "ifnull",
          "left",
          "nvl",
          "substr",
          "substring",
          "to_date",
          "to_timestamp",
          "trunc",
          "unix_timestamp",
          "year");

  /** What is written as a column and is none. */
  private static final Set<String> CLOCKS =
      Set.of("current_date", "current_timestamp", "localtimestamp");

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      select.where().ifPresent(where -> check(where, script, sink));
    }
  }

  private static void check(Expression where, SqlScript script, FindingSink sink) {
    Set<Expression> conjuncts = Collections.newSetFromMap(new IdentityHashMap<>());
    conjuncts.addAll(where.conjuncts());
    where.walkQuery(
        node -> true,
        node -> {
          switch (node) {
            case Comparison comparison when !script.isMasked(comparison.span()) -> {
              Optional<Report> report =
                  isConstant(comparison.right())
                      ? report(comparison.left(), sink)
                      : isConstant(comparison.left())
                          ? report(comparison.right(), sink)
                          : Optional.empty();
              report.ifPresent(found ->
                  DayRanges.fix(comparison, !conjuncts.contains(comparison)).ifPresent(found::fix));
            }
            case Between between
                when isConstant(between.low())
                    && isConstant(between.high())
                    && !script.isMasked(between.span()) ->
                report(between.operand(), sink);
            case InList in
                when !(in.operand() instanceof FunctionCall)
                    && in.values().stream().allMatch(FunctionOnFilteredColumn::isConstant)
                    && !script.isMasked(in.span()) ->
                report(in.operand(), sink);
            default -> {}
          }
        });
  }

  private static Optional<Report> report(Expression side, FindingSink sink) {
    return column(side)
        .map(column ->
            sink.report(
                side.span(),
                "'%s' has to be computed for each row; compare '%s' itself, and files are passed over"
                    .formatted(Texts.brief(side.span()), column)));
  }

  /** Gives the one column that an expression is made of, where it could be compared itself. */
  private static Optional<ColumnRef> column(Expression side) {
    return switch (side) {
      case Cast(_, ColumnRef column, _, _) -> Optional.of(column);
      case Operation(_, String sign, List<Expression> operands)
          when operands.size() == 2 && "+-*".contains(sign) ->
          operands.getFirst() instanceof ColumnRef column && Literals.isLiteral(operands.getLast())
              ? Optional.of(column)
              : Optional.empty();
      case FunctionCall call
          when call.name().size() == 1
              && FUNCTIONS.contains(call.name().getFirst().value().toLowerCase(Locale.ROOT)) ->
          only(call.arguments());
      default -> Optional.empty();
    };
  }

  private static Optional<ColumnRef> only(List<Expression> arguments) {
    List<ColumnRef> columns = new ArrayList<>();
    for (Expression argument : arguments) {
      if (argument instanceof ColumnRef column) {
        columns.add(column);
      } else if (!Literals.isLiteral(argument)) {
        return Optional.empty();
      }
    }
    return columns.size() == 1 ? Optional.of(columns.getFirst()) : Optional.empty();
  }

  /** Tells whether a value is the same for all rows. */
  private static boolean isConstant(Expression expression) {
    return expression.allOfQuery(SqlNode.class).stream()
        .allMatch(node ->
            switch (node) {
              case Query _, Star _ -> false;
              case ColumnRef column ->
                  column.parts().size() == 1
                      && CLOCKS.contains(column.span().text().toLowerCase(Locale.ROOT));
              case FunctionCall call -> !call.isRandom();
              default -> true;
            });
  }
}
