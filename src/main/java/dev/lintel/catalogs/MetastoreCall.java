package dev.lintel.catalogs;

/** The calls that some metastores lack. */
enum MetastoreCall {
  /** Since 2.3. */
  TABLES,
  /** Since 2.1. */
  PRIMARY_KEYS,
  /** Since 3.0. */
  UNIQUE_CONSTRAINTS,
  /** Since 3.0. */
  NOT_NULL_CONSTRAINTS
}
