package dev.lintel.rules.sql;

import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableElement;
import dev.lintel.syntax.sql.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables and views that a script makes itself. */
final class Definitions {
  private final Map<String, CreateTable> tables = new HashMap<>();
  private final Map<String, CreateView> views = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  Definitions(SqlScript script) {
    for (SqlNode statement : script.steps()) {
      switch (statement) {
        case CreateTable table -> {
          tables.putIfAbsent(TableNames.key(table.table()), table);
          names.add(TableNames.last(table.table()));
        }
        case CreateView view -> {
          views.putIfAbsent(TableNames.key(view.view()), view);
          names.add(TableNames.last(view.view()));
        }
        default -> {}
      }
    }
  }

  /** Gives the statement that makes the table of just this name. */
  Optional<CreateTable> table(TableName name) {
    return Optional.ofNullable(tables.get(TableNames.key(name)));
  }

  /** Gives the statement that makes the view of just this name. */
  Optional<CreateView> view(TableName name) {
    return Optional.ofNullable(views.get(TableNames.key(name)));
  }

  /** Tells whether the script may make the table: a qualifier may be left out at either place. */
  boolean mayMake(TableName name) {
    return names.contains(TableNames.last(name));
  }

  /** Gives the columns that a statement lists; none where a query or another table gives them. */
  static List<TableElement.Column> columns(CreateTable table) {
    return table.elements().stream()
        .filter(TableElement.Column.class::isInstance)
        .map(TableElement.Column.class::cast)
        .toList();
  }
}
