package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.Pivot;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Unpivot;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds hints that Spark does not know, or that name no relation of their query. */
public final class UnknownHintRelation implements SqlRule {
  /** By the name in capitals, what its arguments are. */
  private static final Map<String, String> HINTS =
      DataTable.rows("rules/sql/hints.txt").stream()
          .map(row -> row.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));

  /** Among more relations nobody is told which one was meant. */
  private static final int MOST_COMPARED = 50;

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      if (!select.hints().isEmpty() && !script.isMasked(select.span())) {
        Relations relations = Relations.of(select);
        boolean isOpen = relations.all().stream().anyMatch(relation -> !hasOneName(relation));
        Map<String, TableReference> named = relations.byName();
        for (Span comment : select.hints()) {
          Hints.of(comment).forEach(hint -> check(hint, isOpen ? Map.of() : named, sink));
        }
      }
    }
  }

  /**
   * @param relations those that a hint may name; none where PIVOT or parentheses in the FROM clause
   *     bring names of their own
   */
  private static void check(
      Hints.Hint hint, Map<String, TableReference> relations, FindingSink sink) {
    String name = hint.name().text().toUpperCase(Locale.ROOT);
    String arguments = HINTS.get(name);
    if (arguments == null) {
      Spelling.nearest(name, HINTS.keySet())
          .ifPresent(known ->
              sink.report(
                  hint.name(),
                  "Spark knows no hint '%s' and passes over it; did you mean '%s'?"
                      .formatted(hint.name().text(), known)));
    } else if (arguments.equals("relations") && !relations.isEmpty()) {
      hint.arguments().forEach(argument -> relation(argument, hint, relations, sink));
    }
  }

  private static void relation(
      Span argument, Hints.Hint hint, Map<String, TableReference> relations, FindingSink sink) {
    String text = argument.text();
    String last =
        text.substring(text.lastIndexOf('.') + 1).replace("`", "").toLowerCase(Locale.ROOT);
    if (last.matches("\\w+") && !relations.containsKey(last)) {
      sink.report(
          argument,
          "%s names '%s', which is no relation of its FROM clause%s"
              .formatted(hint.name().text(), text, cure(last, relations)));
    }
  }

  private static boolean hasOneName(TableReference relation) {
    return !(relation instanceof OtherTable
        || relation instanceof Pivot
        || relation instanceof Unpivot);
  }

  private static String cure(String name, Map<String, TableReference> relations) {
    if (relations.size() > MOST_COMPARED) {
      return "";
    }
    return relations.values().stream()
        .filter(TableName.class::isInstance)
        .map(TableName.class::cast)
        .filter(table -> table.parts().getLast().value().equalsIgnoreCase(name))
        .findFirst()
        .map(table -> "; the table goes by '" + table.exposedName() + "' here")
        .orElseGet(() -> Spelling.hint(name, relations.keySet()));
  }
}
