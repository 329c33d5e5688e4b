package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.syntax.sql.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the table that a statement writes to. */
final class TargetTable {
  private TargetTable() {}

  /**
   * Gives the table where all its columns are known. Of a table that the script creates itself the
   * statement knows no more than the columns; the catalog, which has read the same definition,
   * knows its format and partitions too.
   */
  static Optional<CatalogTable> of(TableName name, ScriptAnalysis analysis, StatementCheck check) {
    return check
        .table(name)
        .map(table ->
            analysis
                .catalog()
                .find(table.id())
                .filter(known -> columns(known).equals(columns(table)))
                .orElse(table))
        .filter(table -> !table.open());
  }

  private static List<String> columns(CatalogTable table) {
    return table.columns().stream()
        .map(CatalogColumn::name)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }
}
