package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.LateralView;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableReference;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds generators that drop the rows whose array or map is empty. */
public final class DroppingExplode implements SqlRule {
  private static final Set<String> GENERATORS = Set.of("explode", "posexplode", "inline");

  /** Functions that give an array or map with something in it. */
  private static final Set<String> FILLED =
      Set.of("array", "map", "sequence", "split", "named_struct", "array_repeat", "str_to_map");

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      Set<String> checked = testedColumns(select);
      for (Select.Item item : select.items()) {
        if (item.expression() instanceof FunctionCall call && drops(call, checked)) {
          report(call, "%s_outer keeps it".formatted(call.name().getFirst()), script, sink);
        }
      }
      for (TableReference relation : select.from()) {
        if (relation instanceof LateralView view && !view.outer() && drops(view.call(), checked)) {
          report(view.call(), "LATERAL VIEW OUTER keeps it", script, sink);
        }
      }
    }
  }

  private static void report(FunctionCall call, String cure, SqlScript script, FindingSink sink) {
    if (!script.isMasked(call.span())) {
      sink.report(
          call.span(),
          "%s drops the row where %s is empty or NULL; %s"
              .formatted(
                  call.name().getFirst(), Texts.brief(call.arguments().getFirst().span()), cure));
    }
  }

  private static boolean drops(FunctionCall call, Set<String> checked) {
    return call.name().size() == 1
        && GENERATORS.contains(call.name().getFirst().value().toLowerCase(Locale.ROOT))
        && call.arguments().size() == 1
        && !isFilled(call.arguments().getFirst())
        && call.allOfQuery(ColumnRef.class).stream()
            .noneMatch(column -> checked.contains(name(column)));
  }

  private static boolean isFilled(Expression argument) {
    return argument instanceof FunctionCall call
        && (FILLED.contains(call.name().getLast().value().toLowerCase(Locale.ROOT))
            || call.calls("coalesce") && isFilled(call.arguments().getLast()));
  }

  /** Who tests the array in WHERE knows of the rows that go. */
  private static Set<String> testedColumns(Select select) {
    return select.where().stream()
        .flatMap(where -> where.allOfQuery(ColumnRef.class).stream())
        .map(DroppingExplode::name)
        .collect(Collectors.toSet());
  }

  private static String name(ColumnRef column) {
    return column.parts().getLast().value().toLowerCase(Locale.ROOT);
  }
}
