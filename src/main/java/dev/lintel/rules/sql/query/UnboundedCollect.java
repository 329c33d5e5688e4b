package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.WindowCall;
import java.util.Locale;
import java.util.Set;

/** Finds aggregates that gather all values of a group in one row. */
public final class UnboundedCollect implements SqlRule {
  private static final Set<String> COLLECTS =
      Set.of("collect_list", "collect_set", "array_agg", "listagg", "string_agg");

  /** Below one of these the list is cut, or only counted. */
  private static final Set<String> BOUNDS =
      Set.of(
          "slice",
          "size",
          "cardinality",
          "array_size",
          "element_at",
          "array_max",
          "array_min",
          "try_element_at");

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      select.walkQuery(
          node -> !isBounded(node),
          node -> {
            if (node instanceof FunctionCall call
                && isNamed(call, COLLECTS)
                && !script.isMasked(call.span())) {
              sink.report(
                  call.span(),
                  "%s puts all values of a group in one row, however many they are"
                      .formatted(call.name().getLast()));
            }
          });
    }
  }

  private static boolean isBounded(SqlNode node) {
    return node instanceof FunctionCall call && isNamed(call, BOUNDS)
        || node instanceof WindowCall window && window.window().frame().isPresent();
  }

  private static boolean isNamed(FunctionCall call, Set<String> names) {
    return names.contains(call.name().getLast().value().toLowerCase(Locale.ROOT));
  }
}
