package dev.lintel.model.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Delete;
import dev.lintel.syntax.sql.DropTable;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.MultiInsert;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Truncate;
import dev.lintel.syntax.sql.Update;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the statements that read or write tables and their columns. */
public final class TableUses {
  private static final Comparator<Use> BY_PLACE =
      Comparator.comparing((Use use) -> use.place().source().path())
          .thenComparingInt(use -> use.place().start());

  private final Map<String, List<Naming>> byName = new HashMap<>();

  /** A statement that names a table. */
  private record Naming(
      SqlScript script, Statement statement, TableName name, TableId table, boolean writes) {}

  /**
   * A place where a statement uses a table or column.
   *
   * @param place where the name stands
   * @param writes whether the statement writes the table; it reads it otherwise
   */
  public record Use(Span place, boolean writes) {}

  /**
   * @param scripts in the order of their paths
   */
  public TableUses(Collection<SqlScript> scripts) {
    for (SqlScript script : scripts) {
      ScriptNames names = new ScriptNames(script);
      for (Statement statement : script.statements()) {
        names.pass(statement);
        Set<TableName> written = written(statement);
        for (TableName name : ReferencedTables.in(statement)) {
          names
              .find(name)
              .filter(id -> !defines(statement, name))
              .ifPresent(id ->
                  byName
                      .computeIfAbsent(lower(id.name()), n -> new ArrayList<>())
                      .add(new Naming(script, statement, name, id, written.contains(name))));
        }
      }
    }
  }

  /** What makes or takes the table away does not break by a change of it. */
  private static boolean defines(Statement statement, TableName name) {
    return switch (statement) {
      case CreateTable create -> create.table().equals(name);
      case CreateView create -> create.view().equals(name);
      case DropTable _, AlterTable _ -> true;
      default -> false;
    };
  }

  private static Set<TableName> written(Statement statement) {
    Set<TableName> written = new LinkedHashSet<>();
    switch (statement) {
      case Insert insert -> written.add(insert.table());
      case Update update -> written.add(update.table());
      case Delete delete -> written.add(delete.table());
      case Merge merge -> written.add(merge.target());
      case Truncate truncate -> written.addAll(truncate.tables());
      case MultiInsert several -> several.inserts().forEach(i -> written.addAll(written(i)));
      default -> {}
    }
    return written;
  }

  /** Gives where a change meets statements, in the order of the files and of the text. */
  public List<Use> of(CatalogChange change) {
    Set<Use> uses = new LinkedHashSet<>();
    for (Naming naming : byName.getOrDefault(lower(change.table().name()), List.of())) {
      if (!naming.table.mayBe(change.table())) {
        continue;
      }
      switch (change.kind()) {
        case COLUMN_ADDED, COLUMNS_REORDERED, NOT_NULL_ADDED -> {
          if (naming.writes && !isDeletion(naming.statement)) {
            uses.add(new Use(naming.name.nameSpan(), true));
          }
        }
        case COLUMN_DROPPED,
            COLUMN_RENAMED,
            TYPE_NARROWED,
            TYPE_WIDENED,
            TYPE_CHANGED,
            NULLABLE_NOW ->
            column(naming, change.column().orElseThrow(), uses);
        case TABLE_DROPPED, TABLE_ADDED, KIND_CHANGED, PARTITIONING_CHANGED, KEY_CHANGED ->
            uses.add(new Use(naming.name.nameSpan(), naming.writes));
      }
    }
    return uses.stream().sorted(BY_PLACE).toList();
  }

  private static boolean isDeletion(Statement statement) {
    return statement instanceof Delete || statement instanceof Truncate;
  }

  private static void column(Naming naming, String column, Set<Use> uses) {
    Statement statement = naming.statement;
    if (naming.writes) {
      written(statement, column).forEach(name -> uses.add(new Use(name.span(), true)));
      if (statement instanceof Insert insert && insert.columns().isEmpty()) {
        // By position, or by the names of the query's columns.
        uses.add(new Use(insert.table().nameSpan(), true));
      }
    }
    if (naming.writes && statement instanceof MultiInsert) {
      uses.add(new Use(naming.name.nameSpan(), true));
      return;
    }
    if (naming.writes && statement instanceof Insert) {
      // What its query reads are columns of other tables.
      return;
    }
    for (ColumnRef reference : statement.all(ColumnRef.class)) {
      if (isColumn(reference, column, naming)) {
        uses.add(new Use(reference.span(), false));
      }
    }
    for (Select select : statement.all(Select.class)) {
      if (select.from().stream().anyMatch(reference -> holds(reference, naming.name))) {
        for (Select.Item item : select.items()) {
          if (item.expression() instanceof Star star && isOf(star, naming.name)) {
            uses.add(new Use(star.span(), false));
          }
        }
      }
    }
  }

  /** Tells whether the table stands in a FROM clause itself, not in a subquery there. */
  private static boolean holds(TableReference reference, TableName name) {
    return switch (reference) {
      case Join join ->
          join.relations().stream().anyMatch(part -> !(part instanceof Join) && holds(part, name));
      case OtherTable other -> other.parts().stream().anyMatch(part -> holds(part, name));
      default -> reference.equals(name);
    };
  }

  /** Gives the names of the columns that a statement writes, where they are the one. */
  private static List<Name> written(Statement statement, String column) {
    List<Name> names = new ArrayList<>();
    switch (statement) {
      case Insert insert -> {
        names.addAll(insert.columns());
        insert.partition().forEach(value -> names.add(value.column()));
      }
      case Update update -> update.assignments().forEach(a -> names.add(a.column().getLast()));
      case Merge merge ->
          merge
              .clauses()
              .forEach(clause -> {
                names.addAll(clause.columns());
                clause.assignments().forEach(a -> names.add(a.column().getLast()));
              });
      default -> {}
    }
    names.removeIf(name -> !name.value().equalsIgnoreCase(column));
    return names;
  }

  /** Tells whether a reference means the column: by its name, and not that of another table. */
  private static boolean isColumn(ColumnRef reference, String column, Naming naming) {
    List<Name> parts = reference.parts();
    if (parts.getFirst().value().equalsIgnoreCase(column)) {
      return true;
    }
    Name exposed = naming.name.exposedName();
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).value().equalsIgnoreCase(column) && parts.get(i - 1).matches(exposed)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(Star star, TableName name) {
    return star.qualifier().isEmpty() || star.qualifier().getLast().matches(name.exposedName());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
