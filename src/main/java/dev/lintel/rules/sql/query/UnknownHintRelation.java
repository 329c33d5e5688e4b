package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Spelling;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds hints that Spark does not know, or that name no relation of their query. */
public final class UnknownHintRelation implements SqlRule {
  /** By the name in capitals, what its arguments are. */
  private static final Map<String, String> HINTS =
      DataTable.rows("rules/sql/hints.txt").stream()
          .map(row -> row.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      for (Span comment : select.hints()) {
        if (!script.isMasked(select.span())) {
          Hints.of(comment).forEach(hint -> check(hint, select, sink));
        }
      }
    }
  }

  private static void check(Hints.Hint hint, Select select, FindingSink sink) {
    String name = hint.name().text().toUpperCase(Locale.ROOT);
    String arguments = HINTS.get(name);
    if (arguments == null) {
      Spelling.nearest(name, HINTS.keySet())
          .ifPresent(known ->
              sink.report(
                  hint.name(),
                  "Spark knows no hint '%s' and passes over it; did you mean '%s'?"
                      .formatted(hint.name().text(), known)));
    } else if (arguments.equals("relations")) {
      hint.arguments().forEach(argument -> relation(argument, hint, select, sink));
    }
  }

  private static void relation(
      Span argument, Hints.Hint hint, Select select, FindingSink sink) {
    Map<String, TableReference> relations = Relations.of(select).byName();
    String text = argument.text();
    String last = text.substring(text.lastIndexOf('.') + 1).replace("`", "");
    if (!last.matches("\\w+")
        || relations.containsKey(last.toLowerCase(Locale.ROOT))
        || select.from().stream().anyMatch(UnknownHintRelation::hidesNames)) {
      return;
    }
    Optional<TableName> aliased =
        relations.values().stream()
            .filter(TableName.class::isInstance)
            .map(TableName.class::cast)
            .filter(table -> table.parts().getLast().value().equalsIgnoreCase(last))
            .findFirst();
    String cure =
        aliased
            .map(table -> "; the table goes by '" + table.exposedName() + "' here")
            .orElseGet(() -> Spelling.hint(last.toLowerCase(Locale.ROOT), relations.keySet()));
    sink.report(
        argument,
        "%s names '%s', which is no relation of its FROM clause%s"
            .formatted(hint.name().text(), text, cure));
  }

  /** Within the parentheses of a FROM clause, or before a PIVOT, there are names of their own. */
  private static boolean hidesNames(TableReference relation) {
    return Relations.of(List.of(relation)).all().stream().anyMatch(OtherTable.class::isInstance);
  }
}
