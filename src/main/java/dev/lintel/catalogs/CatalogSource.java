package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogTable;
import java.util.List;

/** Something that knows tables and is asked for all of them at once. */
public interface CatalogSource {
  /**
   * Connects and gives every table, in no order that means anything. All of them or none: a part
   * would make statements over the rest look wrong.
   */
  List<CatalogTable> read() throws CatalogException;
}
