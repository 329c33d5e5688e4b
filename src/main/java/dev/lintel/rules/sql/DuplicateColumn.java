package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableElement;
import dev.lintel.syntax.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds columns that a table or view would have twice. */
public final class DuplicateColumn implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      switch (statement) {
        case CreateTable table ->
            check(table.table(), names(table.elements(), table.query()), script, sink);
        case CreateView view ->
            check(view.view(), names(view.columns(), view.query()), script, sink);
        case Insert insert -> check(insert.table(), insert.columns(), script, sink);
        default -> {}
      }
    }
  }

  /** Gives the names in the list of columns; where there is none, those that the query gives. */
  private static List<Name> names(List<TableElement> elements, Optional<Query> query) {
    List<Name> listed = new ArrayList<>();
    for (TableElement element : elements) {
      if (element instanceof TableElement.Column column) {
        listed.add(column.name());
      }
    }
    if (listed.isEmpty() && query.isPresent() && query.get().body() instanceof Select select) {
      select.items().forEach(item -> item.outputName().ifPresent(listed::add));
    }
    return listed;
  }

  private static void check(TableName table, List<Name> names, SqlScript script, FindingSink sink) {
    Map<String, Name> known = new HashMap<>();
    for (Name name : names) {
      Name first = known.putIfAbsent(name.value().toLowerCase(Locale.ROOT), name);
      if (first != null && !script.isMasked(name.span())) {
        sink.report(name.span(), "%s gets the column '%s' twice".formatted(table, name.value()))
            .related(first.span(), "the first one");
      }
    }
  }
}
