package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;

/** A column of a table, as what a column of a query is a plain copy of. */
public record SourceColumn(CatalogTable table, CatalogColumn column) {}
