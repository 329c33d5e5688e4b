package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptAbstractTable;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelDistribution;
import org.apache.calcite.rel.RelDistributions;
import org.apache.calcite.rel.RelReferentialConstraint;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.schema.ColumnStrategy;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * One reading of a table in a plan: each reference to a table is a table of its own, so that a scan
 * tells where it is written, whatever Calcite's rules do around it.
 */
public final class PlanTable extends RelOptAbstractTable {
  private final Place place;
  private final Optional<CatalogTable> table;

  PlanTable(String name, RelDataType type, Place place, Optional<CatalogTable> table) {
    super(null, name, type);
    this.place = place;
    this.table = table;
  }

  /** Gives the type of the rows of a relation; one without known columns has one of any type. */
  static RelDataType type(Row row, CalciteTypes types) {
    var builder = types.factory().builder();
    for (int i = 0; i < row.columns().size(); i++) {
      ScopeColumn column = row.columns().get(i);
      builder.add("c" + i, types.of(column.type(), column.nullable()));
    }
    if (row.columns().isEmpty()) {
      builder.add("c0", types.of(ColumnType.UNKNOWN, true));
    }
    return builder.build();
  }

  public Place place() {
    return place;
  }

  /** Gives what the catalog says; empty for rows of which only the types are known. */
  public Optional<CatalogTable> table() {
    return table;
  }

  @Override
  public List<ImmutableBitSet> getKeys() {
    List<ImmutableBitSet> keys = new ArrayList<>();
    table.ifPresent(known -> known.keys().forEach(key -> key(known, key).ifPresent(keys::add)));
    return keys;
  }

  private static Optional<ImmutableBitSet> key(CatalogTable table, List<String> names) {
    List<Integer> indexes = new ArrayList<>();
    for (String name : names) {
      for (int i = 0; i < table.columns().size(); i++) {
        if (table.columns().get(i).name().equalsIgnoreCase(name)) {
          indexes.add(i);
        }
      }
    }
    return indexes.size() == names.size()
        ? Optional.of(ImmutableBitSet.of(indexes))
        : Optional.empty();
  }

  @Override
  public boolean isKey(ImmutableBitSet columns) {
    return getKeys().stream().anyMatch(columns::contains);
  }

  @Override
  public List<RelCollation> getCollationList() {
    return List.of();
  }

  @Override
  public RelDistribution getDistribution() {
    return RelDistributions.ANY;
  }

  @Override
  public List<RelReferentialConstraint> getReferentialConstraints() {
    return List.of();
  }

  @Override
  public List<ColumnStrategy> getColumnStrategies() {
    return List.of();
  }
}
