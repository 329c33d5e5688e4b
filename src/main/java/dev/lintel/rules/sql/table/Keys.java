package dev.lintel.rules.sql.table;

import dev.lintel.model.sql.CatalogTable;
import java.util.stream.Collectors;

/** Speaks of keys. */
final class Keys {
  private Keys() {}

  /** Gives the keys of a table for a message, as {@code (order_id, line_no)}. */
  static String text(CatalogTable table) {
    return table.keys().stream()
        .map(key -> key.stream().collect(Collectors.joining(", ", "(", ")")))
        .collect(Collectors.joining(" or "));
  }
}
