package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.InSubquery;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableElement;
import dev.lintel.syntax.sql.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds IN with a query whose column is not of the query's table: it then means that of the
 * statement around, and the condition compares a column with itself.
 */
public final class OuterColumnInSubquery implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    Definitions definitions = new Definitions(script);
    Set<String> altered = new HashSet<>();
    script.all(AlterTable.class).forEach(alter -> altered.add(TableNames.last(alter.table())));
    for (SqlNode statement : script.steps()) {
      List<InSubquery> conditions = statement.all(InSubquery.class);
      if (conditions.isEmpty() || script.isMasked(statement.span())) {
        continue;
      }
      Set<String> hidden = new HashSet<>();
      statement.all(Cte.class).forEach(cte -> hidden.add(TableNames.key(cte.name())));
      for (InSubquery in : conditions) {
        if (in.query().body() instanceof Select select
            && select.from().size() == 1
            && select.from().getFirst() instanceof TableName table
            && select.items().size() == 1
            && select.items().getFirst().expression() instanceof ColumnRef column
            && column.parts().size() == 1
            && !altered.contains(TableNames.last(table))
            && !hidden.contains(TableNames.key(table))) {
          check(table, column, definitions, sink);
        }
      }
    }
  }

  private static void check(
      TableName table, ColumnRef column, Definitions definitions, FindingSink sink) {
    Name name = column.parts().getFirst();
    Optional<CreateTable> definition = definitions.table(table);
    if (definition.isPresent()
        && definition.get().like().isEmpty()
        && !Definitions.columns(definition.get()).isEmpty()
        && !name.value().startsWith("_")
        && !table.exposedName().matches(name)
        && !has(definition.get(), name)) {
      sink.report(
              column.span(),
              "%s has no column '%s', so this is the one of the statement around it"
                  .formatted(table, name))
          .related(definition.get().table().nameSpan(), "defined here");
    }
  }

  private static boolean has(CreateTable table, Name column) {
    return Definitions.columns(table).stream()
            .map(TableElement.Column::name)
            .anyMatch(column::matches)
        || table.partitionedBy().stream().anyMatch(column::matches);
  }
}
