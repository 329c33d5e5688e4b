package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.TableId;
import dev.lintel.model.sql.TableNames;
import dev.lintel.syntax.sql.Command;
import dev.lintel.syntax.sql.DataType;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryStatement;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.TableName;
import java.util.List;

/** Resolves the names in commands, and takes note of what these declare. */
final class CommandNames {
  private final Session session;
  private final QueryNames queries;

  CommandNames(Session session, QueryNames queries) {
    this.session = session;
    this.queries = queries;
  }

  /** Resolves the names in the queries of a command, and in what it sets variables to. */
  void check(Command command) {
    if (command.kind().startsWith("DECLARE")) {
      declare(command);
      return;
    }
    session.note(command);
    for (SqlNode part : command.parts()) {
      switch (part) {
        case Query query -> query(command, query);
        case QueryStatement(Query query) -> query(command, query);
        default -> {}
      }
    }
    if (command.kind().startsWith("SET VAR")) {
      assign(command);
    } else if (command.kind().startsWith("SHOW COLUMNS")) {
      showColumns(command.all(TableName.class));
    }
  }

  /** {@code CACHE TABLE t AS query} makes a view. */
  private void query(Command command, Query query) {
    Row row = queries.query(query, Surroundings.NONE);
    boolean isNamed = row.columns().stream().allMatch(column -> column.name().isPresent());
    if (command.kind().startsWith("CACHE")
        && command.parts().getFirst() instanceof TableName view
        && isNamed) {
      TableId id = session.qualified(TableNames.AS_WRITTEN.of(view));
      session.create(CatalogTable.of(id, StatementNames.columns(row)).withOpen(row.open()));
    }
  }

  private void declare(Command command) {
    for (SqlNode part : command.parts()) {
      switch (part) {
        case TableName name -> session.declareVariable(name.parts().getLast().value());
        case Expression value -> check(value);
        default -> {}
      }
    }
    // DECLARE var INT may declare either word.
    if (command.all(DataType.class).isEmpty()) {
      command.words().stream()
          .filter(word -> word.startsWith("VAR"))
          .forEach(session::declareVariable);
    }
  }

  /** Targets and values stand in turn, or several targets before a query. */
  private void assign(Command command) {
    boolean isOfQuery = command.parts().getLast() instanceof Query;
    for (int i = 1; i < command.parts().size() && !isOfQuery; i += 2) {
      check((Expression) command.parts().get(i));
    }
  }

  /** Other scripts of the session may declare variables too; a subquery reads tables. */
  private void check(Expression value) {
    Scope others = session.world() == Session.World.CLOSED ? Scope.EMPTY : Scope.ANYTHING;
    queries.expressions().check(value, Names.of(others), Surroundings.NONE.within(others));
  }

  /** {@code SHOW COLUMNS IN t FROM schema} */
  private void showColumns(List<TableName> names) {
    boolean hasSchema = names.size() == 2 && names.getFirst().parts().size() == 1;
    if (names.size() == 1) {
      queries.relations().table(names.getFirst(), Surroundings.NONE);
    } else if (hasSchema) {
      String schema = names.getLast().parts().getLast().value();
      String table = names.getFirst().parts().getFirst().value();
      queries.relations().requireTable(names.getFirst(), TableId.of(schema, table));
    }
  }
}
