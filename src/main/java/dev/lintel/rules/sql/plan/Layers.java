package dev.lintel.rules.sql.plan;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.syntax.sql.BooleanLiteral;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.StringLiteral;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.TypedLiteral;
import dev.lintel.syntax.sql.WindowCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The queries that a statement reads through: its CTEs, subqueries in FROM, and views. By the tree
 * alone it tells which statements a plan may say more of, for the first plan of a run loads
 * Calcite, and each costs some milliseconds.
 */
final class Layers {
  private final StatementCheck check;

  /** What stands in FROM clauses for another query. */
  private final Set<TableReference> layers = Collections.newSetFromMap(new IdentityHashMap<>());

  private Layers(StatementCheck check) {
    this.check = check;
    List<Cte> ctes = check.statement().all(Cte.class);
    layers.addAll(check.statement().all(DerivedTable.class));
    for (TableName name : check.statement().all(TableName.class)) {
      if (isView(name) || ctes.stream().anyMatch(cte -> isOf(name, cte))) {
        layers.add(name);
      }
    }
  }

  private boolean isView(TableName name) {
    return check.table(name).filter(t -> t.kind() == CatalogTable.Kind.VIEW).isPresent();
  }

  private static boolean isOf(TableName name, Cte cte) {
    return name.parts().size() == 1
        && name.parts().getFirst().value().equalsIgnoreCase(cte.name().value());
  }

  /** Gives the statements that read through other queries. */
  static List<Layers> in(ScriptAnalysis analysis) {
    return analysis.checks().stream()
        .map(Layers::new)
        .filter(layers -> !layers.layers.isEmpty())
        .toList();
  }

  StatementCheck check() {
    return check;
  }

  /** Tells whether a condition of a query that reads through another compares with a value. */
  boolean areFiltered() {
    return check.statement().all(Select.class).stream()
        .anyMatch(
            select -> reads(select) && conditions(select).stream().anyMatch(Layers::compares));
  }

  private boolean reads(Select select) {
    return select.from().stream()
        .flatMap(reference -> reference.allOfQuery(TableReference.class).stream())
        .anyMatch(layers::contains);
  }

  private static List<Expression> conditions(Select select) {
    List<Expression> conditions = new ArrayList<>();
    select.where().ifPresent(conditions::add);
    select
        .from()
        .forEach(reference ->
            reference.allOfQuery(Join.class).forEach(join -> join.on().ifPresent(conditions::add)));
    return conditions;
  }

  private static boolean compares(Expression condition) {
    return condition.allOfQuery(Expression.class).stream().anyMatch(Layers::isValue);
  }

  private static boolean isValue(Expression expression) {
    return switch (expression) {
      case StringLiteral _, NumberLiteral _, TypedLiteral _, BooleanLiteral _ -> true;
      default -> false;
    };
  }

  /** Tells whether a query that reads through another joins by a condition. */
  boolean areJoined() {
    return check.statement().all(Select.class).stream()
        .anyMatch(select ->
            reads(select)
                && select.from().stream()
                    .flatMap(reference -> reference.allOfQuery(Join.class).stream())
                    .anyMatch(join -> join.on().isPresent() || !join.using().isEmpty()));
  }

  /** Tells whether a CTE or a subquery in FROM holds an outer join. */
  boolean holdOuterJoin() {
    return inner().stream()
        .flatMap(query -> query.all(Join.class).stream())
        .anyMatch(join -> join.type() == Join.Type.LEFT || join.type() == Join.Type.RIGHT);
  }

  private List<Query> inner() {
    List<Query> inner = new ArrayList<>();
    check.statement().all(Cte.class).forEach(cte -> inner.add(cte.query()));
    check.statement().all(DerivedTable.class).forEach(table -> inner.add(table.query()));
    return inner;
  }

  /** Tells whether a condition may be kept from what it is about. */
  boolean holdBarrier() {
    return readView()
        || inner().stream()
            .anyMatch(query -> query.limit().isPresent() || !query.all(WindowCall.class).isEmpty());
  }

  boolean readView() {
    return layers.stream().anyMatch(layer -> layer instanceof TableName name && isView(name));
  }

  /** Tells whether any table that is known has partitions. */
  static boolean knowPartitions(ScriptAnalysis analysis) {
    return analysis.catalog().tables().stream().anyMatch(t -> !t.partitionedBy().isEmpty());
  }
}
