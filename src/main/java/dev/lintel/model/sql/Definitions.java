package dev.lintel.model.sql;

import dev.lintel.syntax.sql.AlterAction;
import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.DropTable;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    ScriptNames names = new ScriptNames(script, projects);
    projects
        .model(script.source().path())
        .map(id -> TableDefinition.ofModel(id, script, names))
        .ifPresent(model -> define(model, List.of()));
    for (Statement statement : script.statements()) {
      number++;
      switch (statement) {
        case CreateTable create ->
            names
                .find(create.table())
                .ifPresent(id ->
                    define(TableDefinition.of(create, id, script, names.now()), create.kinds()));
        case CreateView create ->
            names
                .find(create.view())
                .ifPresent(id ->
                    define(TableDefinition.of(create, id, script, names.now()), create.kinds()));
        case AlterTable alter -> alter(alter, script, names);
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
    for (LostStatements.Lost lost : LostStatements.in(script)) {
      number++;
      if (lost.alters()) {
        List<Alteration> unread = List.of(new Alteration.Unread());
        changes.add(
            new Change(
                lost.table(), script, new TableHistory.Altered(number, sequence(script), unread)));
      } else {
        define(TableDefinition.unread(lost.table(), lost.place(), script, names), List.of());
      }
    }
  }

  private static String sequence(SqlScript script) {
    return PathOrder.sequence(script.source().path());
  }

  private void define(TableDefinition definition, List<String> words) {
    SqlScript script = definition.script();
    boolean isTemporary = words.contains("TEMP") || words.contains("TEMPORARY");
    TableKey key = new TableKey(isTemporary ? script.source().path() : "", definition.id());
    tables
        .computeIfAbsent(key, TableHistory::new)
        .add(new TableHistory.Defined(number, sequence(script), definition));
  }

  private void alter(AlterTable alter, SqlScript script, ScriptNames names) {
    if (alter.action() instanceof AlterAction.RenameTable(_, TableName to)) {
      names
          .find(to)
          .ifPresent(id ->
              define(TableDefinition.like(id, to, alter.table(), script, names.now()), List.of()));
      return;
    }
    List<Alteration> alterations =
        script.isMasked(alter.span())
            ? List.of(new Alteration.Unread())
            : AlterationReader.read(alter.action());
    if (!alterations.isEmpty()) {
      TableHistory.Event event = new TableHistory.Altered(number, sequence(script), alterations);
      names.find(alter.table()).ifPresent(id -> changes.add(new Change(id, script, event)));
    }
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
