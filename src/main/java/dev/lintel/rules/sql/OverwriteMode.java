package dev.lintel.rules.sql;

import dev.lintel.syntax.sql.SqlNode;
import java.util.Locale;
import java.util.Optional;

/** What a script says on which partitions an INSERT OVERWRITE replaces. */
enum OverwriteMode {
  /** Those that it writes. */
  DYNAMIC,
  /** All that match the PARTITION clause. */
  STATIC;

  private static final String KEY = "spark.sql.sources.partitionoverwritemode";

  /** Gives the mode that a statement sets; Hive's own tables are always dynamic. */
  static Optional<OverwriteMode> setBy(SqlNode statement) {
    return SessionSetting.of(statement).flatMap(OverwriteMode::of);
  }

  private static Optional<OverwriteMode> of(SessionSetting setting) {
    if (setting.key().startsWith("hive.exec.dynamic.partition")) {
      return Optional.of(DYNAMIC);
    }
    return setting.key().equals(KEY)
        ? Optional.of(setting.value().toLowerCase(Locale.ROOT).equals("static") ? STATIC : DYNAMIC)
        : Optional.empty();
  }
}
