package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.TableId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Makes tables of the rows of {@code information_schema.columns}, one row a column. */
final class ColumnRows {
  private static final Comparator<Row> BY_POSITION = Comparator.comparingLong(Row::position);

  private final Map<TableId, List<Row>> rows = new LinkedHashMap<>();

  private record Row(long position, CatalogColumn column, Optional<Long> partition) {}

  /**
   * Takes a row.
   *
   * @param fields by their names in lower case
   */
  void add(Map<String, String> fields) throws CatalogException {
    String table = fields.getOrDefault("table_name", "");
    String column = fields.getOrDefault("column_name", "");
    if (table.isEmpty() || column.isEmpty()) {
      throw new CatalogException(
          "a row lacks table_name or column_name, as information_schema.columns has them");
    }
    List<String> name = new ArrayList<>();
    for (String part : List.of("table_catalog", "table_schema")) {
      if (!fields.getOrDefault(part, "").isEmpty()) {
        name.add(fields.get(part));
      }
    }
    name.add(table);
    String type =
        fields.getOrDefault("full_data_type", fields.getOrDefault("data_type", "unknown"));
    String comment = fields.getOrDefault("comment", "");
    boolean isNullable =
        !fields.getOrDefault("is_nullable", "").toUpperCase(Locale.ROOT).equals("NO");
    List<Row> columns = rows.computeIfAbsent(new TableId(name), id -> new ArrayList<>());
    columns.add(
        new Row(
            number(fields, "ordinal_position").orElse((long) columns.size()),
            new CatalogColumn(
                column,
                ColumnType.of(type),
                isNullable,
                comment.isEmpty() ? Optional.empty() : Optional.of(comment),
                new TreeSet<>()),
            number(fields, "partition_index")));
  }

  private static Optional<Long> number(Map<String, String> fields, String name) {
    String text = fields.getOrDefault(name, "");
    boolean isNumber =
        !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit);
    return isNumber ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  List<CatalogTable> tables() {
    List<CatalogTable> tables = new ArrayList<>();
    rows.forEach((id, columns) -> {
      columns.sort(BY_POSITION);
      List<String> partitions =
          columns.stream()
              .filter(row -> row.partition.isPresent())
              .sorted(Comparator.comparing((Row row) -> row.partition.get()))
              .map(row -> row.column.name())
              .toList();
      tables.add(
          new TableParts(id)
              .columns(columns.stream().map(Row::column).toList())
              .partitionedBy(partitions)
              .build());
    });
    return tables;
  }
}
