package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Command;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.Delete;
import dev.lintel.syntax.sql.DropTable;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.InsertDirectory;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.MultiInsert;
import dev.lintel.syntax.sql.QueryStatement;
import dev.lintel.syntax.sql.SetOption;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.Truncate;
import dev.lintel.syntax.sql.Update;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds tables that are used after the script has dropped them. A statement of a kind that is not
 * known may bring any table back, so behind one nothing is said.
 */
public final class UseAfterDrop implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    script.sequences().forEach(sequence -> check(sequence, script, sink));
  }

  private static void check(List<Statement> sequence, SqlScript script, FindingSink sink) {
    Map<String, TableName> dropped = new HashMap<>();
    for (Statement statement : sequence) {
      if (statement instanceof DropTable drop) {
        drop.tables().forEach(table -> dropped.put(TableNames.key(table), table));
        continue;
      }
      if (mayBringBack(statement)) {
        dropped.clear();
      }
      if (!dropped.isEmpty() && !script.isMasked(statement.span())) {
        check(statement, dropped, sink);
      }
      switch (statement) {
        case CreateTable table -> dropped.remove(TableNames.key(table.table()));
        case CreateView view -> dropped.remove(TableNames.key(view.view()));
        default -> {}
      }
    }
  }

  private static boolean mayBringBack(Statement statement) {
    return switch (statement) {
      case QueryStatement _, Insert _, MultiInsert _, InsertDirectory _ -> false;
      case Update _, Delete _, Merge _, Truncate _ -> false;
      case CreateTable _, CreateView _ -> false;
      case SetOption _ -> false;
      case Command command -> !command.kind().startsWith("SET");
      default -> true;
    };
  }

  private static void check(Statement statement, Map<String, TableName> dropped, FindingSink sink) {
    Set<String> ctes = new HashSet<>();
    statement.all(Cte.class).forEach(cte -> ctes.add(TableNames.key(cte.name())));
    for (TableName table : statement.all(TableName.class)) {
      TableName drop = dropped.get(TableNames.key(table));
      if (drop != null && !ctes.contains(TableNames.key(table)) && !makes(statement, table)) {
        sink.report(table.nameSpan(), "%s is dropped before".formatted(table))
            .related(drop.nameSpan(), "dropped here");
      }
    }
  }

  private static boolean makes(Statement statement, TableName table) {
    return switch (statement) {
      case CreateTable create -> create.table().equals(table);
      case CreateView create -> create.view().equals(table);
      default -> false;
    };
  }
}
