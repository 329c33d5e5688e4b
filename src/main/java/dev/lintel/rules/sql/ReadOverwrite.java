package dev.lintel.rules.sql;

import dev.lintel.finding.Reason;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.MultiInsert;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds tables that are overwritten by what is read from them. Formats with snapshots stand that;
 * where the script does not tell the format, the finding stands lower.
 */
public final class ReadOverwrite implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    Definitions definitions = new Definitions(script);
    OverwriteMode mode = OverwriteMode.STATIC;
    for (SqlNode statement : script.steps()) {
      if (isOfHive(statement)) {
        return;
      }
      mode = OverwriteMode.setBy(statement).orElse(mode);
      boolean keepsPartitions = mode == OverwriteMode.DYNAMIC;
      List<Insert> inserts =
          inserts(statement).stream()
              .filter(Insert::overwrites)
              .filter(insert -> !keepsPartitions || insert.partition().isEmpty())
              .filter(insert -> !script.isMasked(insert.table().span()))
              .toList();
      if (!inserts.isEmpty()) {
        Map<String, TableName> reads = reads(statement);
        inserts.forEach(insert -> check(insert, reads, definitions, sink));
      }
    }
  }

  /** Several inserts of one statement read what all of it reads. */
  private static List<Insert> inserts(SqlNode statement) {
    return switch (statement) {
      case Insert insert -> List.of(insert);
      case MultiInsert several -> several.all(Insert.class);
      default -> List.of();
    };
  }

  /** Hive writes beside the table and then moves the files, so its scripts are left alone. */
  private static boolean isOfHive(SqlNode statement) {
    return SessionSetting.of(statement)
        .filter(setting -> setting.key().startsWith("hive."))
        .isPresent();
  }

  private static void check(
      Insert insert, Map<String, TableName> reads, Definitions definitions, FindingSink sink) {
    Optional<CreateTable> definition = definitions.table(insert.table());
    boolean isTold = definition.flatMap(CreateTable::format).isPresent();
    // Who lets the query choose the partitions has most likely set the dynamic mode elsewhere.
    boolean choosesPartitions =
        insert.partition().stream().anyMatch(value -> value.value().isEmpty());
    if (isTold ? keepsSnapshots(definition.get()) : choosesPartitions) {
      return;
    }
    TableName read = reads.get(TableNames.key(insert.table()));
    if (read != null) {
      Report report =
          sink.report(
              read.nameSpan(),
              "%s is read by the statement that overwrites it".formatted(insert.table()));
      report.related(insert.table().nameSpan(), "overwritten here");
      if (!isTold) {
        report.lowered(Reason.UNCERTAIN);
      }
    }
  }

  private static boolean keepsSnapshots(CreateTable table) {
    String format = table.format().orElseThrow().value().toLowerCase(Locale.ROOT);
    return switch (format) {
      case "avro", "csv", "json", "orc", "parquet", "text" -> false;
      default -> true;
    };
  }

  /** Gives the tables that are read, each where it stands first; a CTE is another relation. */
  private static Map<String, TableName> reads(SqlNode statement) {
    Map<String, Cte> ctes = new HashMap<>();
    statement.all(Cte.class).forEach(cte -> ctes.putIfAbsent(TableNames.key(cte.name()), cte));
    Set<TableName> targets = Collections.newSetFromMap(new IdentityHashMap<>());
    inserts(statement).forEach(insert -> targets.add(insert.table()));
    Map<String, TableName> reads = new HashMap<>();
    for (TableName table : statement.all(TableName.class)) {
      String key = TableNames.key(table);
      Cte cte = ctes.get(key);
      boolean isTable =
          cte == null || !cte.recursive() && cte.query().span().contains(table.span());
      if (isTable && !targets.contains(table)) {
        reads.putIfAbsent(key, table);
      }
    }
    return reads;
  }
}
