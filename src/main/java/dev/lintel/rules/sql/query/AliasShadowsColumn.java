package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Cast;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.DataType;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds aliases whose name means a column of the table where it is used. */
public final class AliasShadowsColumn implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      if (!script.isMasked(select.span())) {
        Map<String, Select.Item> aliases = new HashMap<>();
        for (Select.Item item : select.items()) {
          item.alias().ifPresent(alias -> aliases.putIfAbsent(Relations.key(alias), item));
        }
        if (!aliases.isEmpty()) {
          select.groupBy().ifPresent(group -> grouped(select, group, aliases, sink));
          select.where().ifPresent(where -> filtered(where, aliases, sink));
        }
      }
    }
  }

  /** GROUP BY takes the column first, so what SELECT makes of it may come twice. */
  private static void grouped(
      Select select, Select.GroupBy groupBy, Map<String, Select.Item> aliases, FindingSink sink) {
    Set<Optional<String>> keys =
        groupBy.keys().stream().map(key -> Texts.key(key.span())).collect(Collectors.toSet());
    for (Expression key : groupBy.keys()) {
      Optional<Select.Item> item = named(key, aliases);
      if (item.isPresent()
          && makesAnother(item.get(), (ColumnRef) key, select)
          && !keys.contains(Texts.key(item.get().expression().span()))) {
        report(
            key.span(),
            "GROUP BY %s means the column of the table, not the %s that SELECT calls so",
            item.get(),
            sink);
      }
    }
  }

  private static Optional<Select.Item> named(Expression key, Map<String, Select.Item> aliases) {
    return key instanceof ColumnRef column && column.parts().size() == 1
        ? Optional.ofNullable(aliases.get(Relations.key(column.parts().getFirst())))
        : Optional.empty();
  }

  /** Tells whether an item makes another value of the column that it is named after. */
  private static boolean makesAnother(Select.Item item, ColumnRef key, Select select) {
    if (item.expression() instanceof ColumnRef || keepsApart(item.expression())) {
      return false;
    }
    boolean isAlone = select.from().size() == 1 && !(select.from().getFirst() instanceof Join);
    return item.expression().allOfQuery(ColumnRef.class).stream()
        .anyMatch(column ->
            column.parts().getLast().matches(key.parts().getFirst())
                && (column.parts().size() == 1 || isAlone && column.parts().size() == 2));
  }

  /** A cast to a string gives one value for each that it takes. */
  private static boolean keepsApart(Expression expression) {
    return expression instanceof Cast(_, ColumnRef _, DataType type, _)
        && type.name().value().equalsIgnoreCase("string");
  }

  /** WHERE does not know what SELECT calls a column; one of that name is of a table. */
  private static void filtered(
      Expression where, Map<String, Select.Item> aliases, FindingSink sink) {
    Set<String> reported = new HashSet<>();
    for (ColumnRef column : where.allOfQuery(ColumnRef.class)) {
      Optional<Select.Item> item = named(column, aliases);
      if (item.isPresent()
          && !column.span().text().startsWith("\"")
          && !Literals.isLiteral(item.get().expression())
          && !speaksOf(item.get(), column)
          && reported.add(Relations.key(column.parts().getFirst()))) {
        report(
            column.span(),
            "WHERE takes %s for a column of the table, not for the %s that SELECT calls so",
            item.get(),
            sink);
      }
    }
  }

  private static boolean speaksOf(Select.Item item, ColumnRef column) {
    return item.all(ColumnRef.class).stream()
        .flatMap(found -> found.parts().stream())
        .anyMatch(part -> part.matches(column.parts().getFirst()));
  }

  private static void report(Span place, String message, Select.Item item, FindingSink sink) {
    String made = "'" + Texts.brief(item.expression().span()) + "'";
    sink.report(place, message.formatted(place.text(), made)).related(item.span(), "the alias");
  }
}
