package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.util.ImmutableBitSet;

/** The tables of one lowered query, under names of their own; their columns are c0, c1 and on. */
final class PlanTables {
  private final CalciteTypes types;
  private final CalciteSchema schema = CalciteSchema.createRootSchema(false, false);
  private final Map<String, CatalogTable> known = new HashMap<>();
  private int next;

  PlanTables(CalciteTypes types) {
    this.types = types;
  }

  /** Adds a table of the catalog; gives its name. */
  String table(CatalogTable table, Row row) {
    String name = "t" + next++;
    known.put(name, table);
    schema.add(name, new Rows(row, Optional.of(table)));
    return name;
  }

  /** Adds rows of which only the types are known. */
  String rows(Row row) {
    String name = "u" + next++;
    schema.add(name, new Rows(row, Optional.empty()));
    return name;
  }

  /** Gives the table of the catalog that stands behind a name. */
  Optional<CatalogTable> find(String name) {
    return Optional.ofNullable(known.get(name));
  }

  CalciteCatalogReader reader() {
    return new CalciteCatalogReader(
        schema, List.of(), types.factory(), CalciteConnectionConfigImpl.DEFAULT);
  }

  private final class Rows extends AbstractTable {
    private final Row row;
    private final Optional<CatalogTable> table;

    Rows(Row row, Optional<CatalogTable> table) {
      this.row = row;
      this.table = table;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
      RelDataTypeFactory.Builder builder = factory.builder();
      for (int i = 0; i < row.columns().size(); i++) {
        ScopeColumn column = row.columns().get(i);
        builder.add("c" + i, types.of(column.type(), column.nullable()));
      }
      if (row.columns().isEmpty()) {
        builder.add("c0", types.of(ColumnType.UNKNOWN, true));
      }
      return builder.build();
    }

    @Override
    public Statistic getStatistic() {
      if (table.isEmpty()) {
        return Statistics.UNKNOWN;
      }
      List<ImmutableBitSet> keys = new ArrayList<>();
      for (List<String> key : table.get().keys()) {
        key(key).ifPresent(keys::add);
      }
      Double count =
          table.get().rowCount().isPresent()
              ? Double.valueOf((double) table.get().rowCount().getAsLong())
              : null;
      return Statistics.of(count, keys, List.of(), List.of());
    }

    private Optional<ImmutableBitSet> key(List<String> names) {
      List<Integer> indexes = new ArrayList<>();
      for (String name : names) {
        for (int i = 0; i < table.get().columns().size(); i++) {
          if (table.get().columns().get(i).name().equalsIgnoreCase(name)) {
            indexes.add(i);
          }
        }
      }
      return indexes.size() == names.size()
          ? Optional.of(ImmutableBitSet.of(indexes))
          : Optional.empty();
    }
  }
}
