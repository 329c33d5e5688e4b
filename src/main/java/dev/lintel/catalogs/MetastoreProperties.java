package dev.lintel.catalogs;

import java.util.Locale;
import java.util.Set;

/** Tells table parameters that a program keeps its books in from those that people set. */
final class MetastoreProperties {
  private static final Set<String> INTERNAL =
      Set.of(
          "column_stats_accurate",
          "bucketing_version",
          "comment",
          "current-schema",
          "current-snapshot-id",
          "current-snapshot-summary",
          "current-snapshot-timestamp-ms",
          "default-partition-spec",
          "external",
          "last_modified_by",
          "last_modified_time",
          "metadata_location",
          "numfiles",
          "numfileserasurecoded",
          "numpartitions",
          "numrows",
          "previous_metadata_location",
          "rawdatasize",
          "snapshot-count",
          "totalsize",
          "translated_to_external",
          "transient_lastddltime");

  private MetastoreProperties() {}

  static boolean isInternal(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return INTERNAL.contains(lower) || lower.startsWith("spark.sql.") || lower.startsWith("view.");
  }
}
