package dev.lintel.rules.sql.table;

import dev.lintel.model.sql.validation.SourceColumn;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryBody;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the columns of tables whose values can be seen in the value of an expression, through what
 * subqueries and common table expressions of the statement make of them.
 *
 * @param masking the functions that hide what they take, in lower case
 */
record Origins(StatementCheck check, Set<String> masking) {
  private static final int MAX_DEPTH = 8;

  /**
   * Gives the columns.
   *
   * @param from the relations that the expression may speak of
   */
  List<SourceColumn> of(Expression value, List<TableReference> from) {
    List<SourceColumn> found = new ArrayList<>();
    collect(value, from, MAX_DEPTH, found);
    return found;
  }

  private void collect(
      Expression value, List<TableReference> from, int depth, List<SourceColumn> found) {
    for (ColumnRef reference : Exposed.in(value, masking)) {
      Optional<SourceColumn> column = check.columnHolding(reference);
      if (column.isPresent()) {
        found.add(column.get());
      } else if (depth > 0) {
        relations(from).forEach(relation -> collect(reference, relation, depth - 1, found));
      }
    }
  }

  private void collect(
      ColumnRef reference, TableReference relation, int depth, List<SourceColumn> found) {
    switch (relation) {
      case DerivedTable derived when mayMean(reference, derived.alias()) ->
          collect(reference, derived.query(), derived.columns(), depth, found);
      case TableName table when mayMean(reference, Optional.of(table.exposedName())) ->
          cte(table).ifPresent(cte -> collect(reference, cte.query(), cte.columns(), depth, found));
      default -> {}
    }
  }

  private void collect(
      ColumnRef reference, Query query, List<Name> columns, int depth, List<SourceColumn> found) {
    Name name = reference.parts().getLast();
    for (Select select : selects(query.body())) {
      for (int i = 0; i < select.items().size(); i++) {
        Select.Item item = select.items().get(i);
        Optional<Name> output =
            i < columns.size() ? Optional.of(columns.get(i)) : item.outputName();
        if (output.filter(name::matches).isPresent()) {
          collect(item.expression(), select.from(), depth, found);
        }
      }
    }
  }

  private static boolean mayMean(ColumnRef reference, Optional<Name> relation) {
    List<Name> parts = reference.parts();
    return parts.size() == 1
        || parts.size() == 2 && relation.filter(parts.getFirst()::matches).isPresent();
  }

  private Optional<Cte> cte(TableName table) {
    return table.parts().size() > 1 || check.table(table).isPresent()
        ? Optional.empty()
        : check.statement().all(Cte.class).stream()
            .filter(cte -> cte.name().matches(table.parts().getFirst()))
            .findFirst();
  }

  private static List<TableReference> relations(List<TableReference> from) {
    List<TableReference> relations = new ArrayList<>();
    for (TableReference relation : from) {
      if (relation instanceof Join join) {
        relations.addAll(join.relations());
      } else {
        relations.add(relation);
      }
    }
    return relations;
  }

  /** Gives the blocks whose rows a query gives; of a chain of unions, thousands long, all. */
  static List<Select> selects(QueryBody body) {
    List<Select> selects = new ArrayList<>();
    QueryBody last = body;
    while (last instanceof SetOperation union) {
      if (union.right() instanceof Select select) {
        selects.addFirst(select);
      }
      last = union.left();
    }
    if (last instanceof Select select) {
      selects.addFirst(select);
    }
    return selects;
  }
}
