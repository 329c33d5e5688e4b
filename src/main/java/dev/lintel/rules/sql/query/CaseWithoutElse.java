package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CaseWhen;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.IsNull;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Locale;
import java.util.Set;

/** Finds CASE expressions that give NULL without saying so. */
public final class CaseWithoutElse implements SqlRule {
  /** Aggregates leave NULL out, which is what such a CASE in them is for. */
  private static final Set<String> AGGREGATES =
      Set.of(
          "any_value",
          "approx_count_distinct",
          "array_agg",
          "avg",
          "bool_and",
          "bool_or",
          "collect_list",
          "collect_set",
          "count",
          "first",
          "first_value",
          "last",
          "last_value",
          "listagg",
          "max",
          "max_by",
          "mean",
          "median",
          "min",
          "min_by",
          "percentile",
          "percentile_approx",
          "stddev",
          "string_agg",
          "sum",
          "coalesce",
          "nvl",
          "ifnull",
          "concat_ws");

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select.Item item : script.all(Select.Item.class)) {
      item.walkQuery(
          node -> !leavesNullOut(node),
          node -> {
            if (node instanceof CaseWhen choice
                && choice.otherwise().isEmpty()
                && !script.isMasked(choice.span())) {
              sink.report(
                  choice.span().part(0, "CASE".length()),
                  "a row that meets no branch of this CASE gets NULL");
            }
          });
    }
  }

  private static boolean leavesNullOut(SqlNode node) {
    return node instanceof IsNull
        || node instanceof FunctionCall call
            && AGGREGATES.contains(call.name().getLast().value().toLowerCase(Locale.ROOT));
  }
}
