package dev.lintel.rules.sql.table;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of each relation of a join that an equality binds: for given rows of the others they
 * have one value.
 */
final class BoundColumns {
  private final KnownTables known;
  private final List<TableName> relations;
  private final Map<TableName, Set<String>> columns = new HashMap<>();
  private final Set<TableName> filtered = new HashSet<>();

  BoundColumns(KnownTables known, List<TableName> relations) {
    this.known = known;
    this.relations = List.copyOf(relations);
  }

  /** Takes what a condition binds. */
  void add(Expression condition) {
    for (Expression part : condition.conjuncts()) {
      boolean isLink = false;
      if (part instanceof Comparison comparison
          && (comparison.operator() == Comparison.Operator.EQUAL
              || comparison.operator() == Comparison.Operator.NULL_SAFE_EQUAL)) {
        Optional<KnownTables.Bound> left = side(comparison.left());
        Optional<KnownTables.Bound> right = side(comparison.right());
        isLink = isOfRow(comparison.left()) && isOfRow(comparison.right());
        left.filter(one -> right.isEmpty() || !right.get().relation().equals(one.relation()))
            .ifPresent(one -> bind(one.relation(), one.column()));
        right
            .filter(one -> left.isEmpty() || !left.get().relation().equals(one.relation()))
            .ifPresent(one -> bind(one.relation(), one.column()));
      }
      if (!isLink) {
        for (ColumnRef column : part.allOfQuery(ColumnRef.class)) {
          known.bound(column, relations).ifPresent(one -> filtered.add(one.relation()));
        }
      }
    }
  }

  private static boolean isOfRow(Expression side) {
    return !side.allOfQuery(ColumnRef.class).isEmpty();
  }

  private Optional<KnownTables.Bound> side(Expression expression) {
    return expression instanceof ColumnRef column
        ? known.bound(column, relations)
        : Optional.empty();
  }

  void bind(TableName relation, String column) {
    columns.computeIfAbsent(relation, r -> new HashSet<>()).add(column.toLowerCase(Locale.ROOT));
  }

  /** Tells whether a condition of its own chooses among the rows of a relation. */
  boolean isFiltered(TableName relation) {
    return filtered.contains(relation);
  }

  /** Gives the columns of a relation that are bound, in lower case. */
  Set<String> of(TableName relation) {
    return columns.getOrDefault(relation, Set.of());
  }

  /**
   * Tells whether a relation has keys, none of which is bound as a whole, so that it may have
   * several rows for one row of the others.
   */
  boolean mayRepeat(TableName relation) {
    Set<String> bound = of(relation);
    List<List<String>> keys = known.find(relation).map(CatalogTable::keys).orElse(List.of());
    return !keys.isEmpty()
        && !bound.isEmpty()
        && keys.stream()
            .noneMatch(
                key -> key.stream().map(c -> c.toLowerCase(Locale.ROOT)).allMatch(bound::contains));
  }
}
