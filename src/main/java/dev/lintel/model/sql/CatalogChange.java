package dev.lintel.model.sql;

import java.util.Optional;

/**
 * One difference between two catalogs.
 *
 * @param column empty where the change is about the table as a whole
 * @param breaking whether statements that were right may be wrong now
 * @param message what changed, in a sentence without a period and without the table's name
 */
public record CatalogChange(
    Kind kind, TableId table, Optional<String> column, boolean breaking, String message) {
  /** What changed. */
  public enum Kind {
    TABLE_DROPPED,
    TABLE_ADDED,
    KIND_CHANGED,
    COLUMN_DROPPED,
    COLUMN_RENAMED,
    COLUMN_ADDED,
    COLUMNS_REORDERED,
    TYPE_NARROWED,
    TYPE_WIDENED,
    TYPE_CHANGED,
    NOT_NULL_ADDED,
    NULLABLE_NOW,
    PARTITIONING_CHANGED,
    KEY_CHANGED
  }
}
