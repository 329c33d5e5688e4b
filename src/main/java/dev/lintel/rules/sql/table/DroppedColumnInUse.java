package dev.lintel.rules.sql.table;

import dev.lintel.model.Project;
import dev.lintel.model.sql.CatalogChange;
import dev.lintel.model.sql.ScriptNames;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.sql.TableId;
import dev.lintel.model.sql.TableUses;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.AlterAction;
import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableElement;
import dev.lintel.syntax.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds columns that are taken away while other files still name them. */
public final class DroppedColumnInUse implements ProjectRule {
  private static final int MOST_RELATED = 5;

  /**
   * A column that goes.
   *
   * @param by what is done to it, for the message
   */
  private record Loss(
      SqlScript script,
      AlterTable alter,
      TableId table,
      ColumnRef column,
      CatalogChange.Kind kind,
      String by) {}

  @Override
  public void check(Project project, FindingSink sink) {
    List<Loss> losses = new ArrayList<>();
    Set<String> added = new HashSet<>();
    for (SqlScript script : project.scripts()) {
      ScriptNames names = new ScriptNames(script);
      for (Statement statement : script.statements()) {
        names.pass(statement);
        if (statement instanceof AlterTable alter && !script.isMasked(alter.span())) {
          added.addAll(added(alter));
          losses.addAll(losses(script, alter, names.of(alter.table())));
        }
      }
    }
    losses.removeIf(loss -> added.contains(key(loss.table.name(), name(loss.column).value())));
    if (losses.isEmpty()) {
      return;
    }
    TableUses uses = new TableUses(project.scripts());
    Map<String, SqlScript> scripts = new HashMap<>();
    project.scripts().forEach(script -> scripts.put(script.source().path(), script));
    for (Loss loss : losses) {
      if (isOneTable(loss.table, project.catalog())) {
        check(loss, uses, scripts, sink);
      }
    }
  }

  private static List<Loss> losses(SqlScript script, AlterTable alter, TableId table) {
    return switch (alter.action()) {
      case AlterAction.DropColumns(_, _, List<ColumnRef> columns) ->
          columns.stream()
              .filter(column -> column.parts().size() == 1)
              .map(column ->
                  new Loss(
                      script,
                      alter,
                      table,
                      column,
                      CatalogChange.Kind.COLUMN_DROPPED,
                      "is dropped from " + alter.table()))
              .toList();
      case AlterAction.RenameColumn(_, ColumnRef column, Name to) when column.parts().size() == 1 ->
          List.of(
              new Loss(
                  script,
                  alter,
                  table,
                  column,
                  CatalogChange.Kind.COLUMN_RENAMED,
                  "of %s becomes '%s'".formatted(alter.table(), to.value())));
      default -> List.of();
    };
  }

  /** What comes back, before or later, is not gone. */
  private static List<String> added(AlterTable alter) {
    String table = alter.table().parts().getLast().value();
    return switch (alter.action()) {
      case AlterAction.AddColumns(_, List<TableElement.Column> columns) ->
          columns.stream().map(column -> key(table, column.name().value())).toList();
      case AlterAction.RenameColumn(_, _, Name to) -> List.of(key(table, to.value()));
      default -> List.of();
    };
  }

  private static String key(String table, String column) {
    return (table + " " + column).toLowerCase(Locale.ROOT);
  }

  /** Short names mean what they seem to only where no two tables share them. */
  private static boolean isOneTable(TableId table, TableCatalog catalog) {
    TableId name = TableId.of(table.name());
    return catalog.find(name).isPresent() || !catalog.knows(name);
  }

  private static void check(
      Loss loss, TableUses uses, Map<String, SqlScript> scripts, FindingSink sink) {
    String column = name(loss.column).value();
    CatalogChange change = new CatalogChange(loss.kind, loss.table, Optional.of(column), true, "");
    List<Span> places = new ArrayList<>();
    for (TableUses.Use use : uses.of(change)) {
      Span place = use.place();
      SqlScript script = scripts.get(place.source().path());
      if (names(place, column) && isLater(place, loss) && isSure(use, column, script)) {
        places.add(place);
      }
    }
    if (!places.isEmpty()) {
      Report report =
          sink.report(
              loss.column.span(),
              "'%s' %s, and %s still named"
                  .formatted(
                      column,
                      loss.by,
                      places.size() == 1 ? "is" : "in " + places.size() + " places it is"));
      places.stream().limit(MOST_RELATED).forEach(place -> report.related(place, "named here"));
    }
  }

  /** A star, and an insert by position, go on with what columns there are. */
  private static boolean names(Span place, String column) {
    String text = place.text().replace("`", "");
    String last = text.substring(text.lastIndexOf('.') + 1).strip();
    return last.equalsIgnoreCase(column);
  }

  /**
   * Statements before the change saw the column rightly: those above it, and those of numbered
   * files beside it.
   */
  private static boolean isLater(Span place, Loss loss) {
    String path = place.source().path();
    String own = loss.script.source().path();
    if (path.equals(own)) {
      return place.start() > loss.alter.span().end();
    }
    boolean areSiblings = directory(path).equals(directory(own));
    return !(areSiblings && isNumbered(path) && isNumbered(own));
  }

  private static String directory(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static boolean isNumbered(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.length() > 1
        && (Character.isDigit(name.charAt(0))
            || "VvRrUu".indexOf(name.charAt(0)) >= 0 && Character.isDigit(name.charAt(1)));
  }

  /** A name alone may be of another table in the statement, or an alias. */
  private static boolean isSure(TableUses.Use use, String column, SqlScript script) {
    Span place = use.place();
    if (script == null || script.isMasked(place)) {
      return false;
    }
    if (use.writes() || place.text().contains(".")) {
      return true;
    }
    return script.statements().stream()
        .filter(statement -> statement.span().contains(place))
        .allMatch(statement ->
            statement.all(TableName.class).size() == 1
                && statement.all(Select.Item.class).stream()
                    .noneMatch(item ->
                        item.alias().filter(a -> a.value().equalsIgnoreCase(column)).isPresent()));
  }

  private static Name name(ColumnRef column) {
    return column.parts().getFirst();
  }
}
