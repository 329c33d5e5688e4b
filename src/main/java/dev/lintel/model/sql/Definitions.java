package dev.lintel.model.sql;

import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.DropTable;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects what scripts say of each table, in the order of the scripts. */
final class Definitions {
  private final Map<TableKey, TableHistory> tables = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final DbtProjects projects;
  private int number;

  Definitions(DbtProjects projects) {
    this.projects = projects;
  }

  /**
   * What tells tables apart.
   *
   * @param script the path of the only script that sees the table; empty for all
   */
  record TableKey(String script, TableId id) {}

  /** A statement that changes a table, which a later file may be the one to make. */
  private record Change(TableId id, SqlScript script, TableHistory.Event event) {}

  /** Adds the statements of a script, which comes behind those that were added. */
  void add(SqlScript script) {
    ScriptNames names = new ScriptNames(script);
    projects
        .model(script.source().path())
        .flatMap(id -> TableDefinition.ofModel(id, script, names))
        .ifPresent(model -> define(model, Set.of()));
    for (Statement statement : script.statements()) {
      number++;
      switch (statement) {
        case CreateTable create -> {
          Set<String> words = adornments(create.verb().end(), create.table(), script);
          names
              .find(create.table())
              .ifPresent(
                  id -> define(TableDefinition.of(create, id, script, names.now(), words), words));
        }
        case CreateView create -> {
          Set<String> words = adornments(create.verb().end(), create.view(), script);
          names
              .find(create.view())
              .ifPresent(
                  id -> define(TableDefinition.of(create, id, script, names.now(), words), words));
        }
        case AlterTable alter -> {
          List<Alteration> alterations =
              script.isMasked(alter.span())
                  ? List.of(new Alteration.Unread())
                  : AlterationReader.read(alter);
          names
              .find(alter.table())
              .filter(id -> !alterations.isEmpty())
              .ifPresent(id ->
                  changes.add(
                      new Change(
                          id,
                          script,
                          new TableHistory.Altered(number, sequence(script), alterations))));
        }
        case DropTable drop -> {
          for (TableName table : drop.tables()) {
            names
                .find(table)
                .ifPresent(id ->
                    changes.add(
                        new Change(
                            id, script, new TableHistory.Dropped(number, sequence(script)))));
          }
        }
        default -> names.pass(statement);
      }
    }
  }

  private static String sequence(SqlScript script) {
    return PathOrder.sequence(script.source().path());
  }

  private void define(TableDefinition definition, Set<String> words) {
    SqlScript script = definition.script();
    boolean isTemporary = words.contains("TEMP") || words.contains("TEMPORARY");
    TableKey key = new TableKey(isTemporary ? script.source().path() : "", definition.id());
    tables
        .computeIfAbsent(key, TableHistory::new)
        .add(new TableHistory.Defined(number, sequence(script), definition));
  }

  /** Gives the words between the verb and the name, in capitals. */
  private static Set<String> adornments(int from, TableName table, SqlScript script) {
    String text =
        script.source().content().substring(from, Math.max(from, table.nameSpan().start()));
    return new HashSet<>(List.of(text.toUpperCase(Locale.ROOT).split("\\W+")));
  }

  /** Gives what is said of each table, the changes in their place. */
  Map<TableKey, TableHistory> tables() {
    TableIndex index = new TableIndex();
    tables.keySet().stream()
        .filter(key -> key.script().isEmpty())
        .forEach(key -> index.add(key.id()));
    for (Change change : changes) {
      TableHistory own = tables.get(new TableKey(change.script.source().path(), change.id));
      if (own != null) {
        own.add(change.event);
        continue;
      }
      for (TableId id : index.candidates(change.id)) {
        tables.get(new TableKey("", id)).add(change.event);
      }
    }
    changes.clear();
    return tables;
  }
}
