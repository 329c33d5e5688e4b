package dev.lintel.rules.sql;

import dev.lintel.finding.Reason;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds tables that are overwritten by what is read from them. Formats with snapshots stand that;
 * where the script does not tell the format, the finding stands lower.
 */
public final class ReadOverwrite implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    Definitions definitions = new Definitions(script);
    boolean isLimited = false;
    for (Statement statement : script.statements()) {
      isLimited |= limitsOverwriting(statement);
      if (statement instanceof Insert insert
          && insert.overwrites()
          && insert.source().isPresent()
          && !(isLimited && !insert.partition().isEmpty())
          && !script.isMasked(insert.table().span())) {
        check(insert, insert.source().get(), definitions, sink);
      }
    }
  }

  /** Spark writes beside the table in dynamic mode, and Hive always does. */
  private static boolean limitsOverwriting(Statement statement) {
    return SessionSetting.of(statement)
        .filter(setting ->
            setting.gives("spark.sql.sources.partitionoverwritemode", "dynamic")
                || setting.key().startsWith("hive."))
        .isPresent();
  }

  private static void check(
      Insert insert, Query source, Definitions definitions, FindingSink sink) {
    Optional<CreateTable> definition = definitions.table(insert.table());
    boolean isTold = definition.flatMap(CreateTable::format).isPresent();
    // Who lets the query choose the partitions has most likely set the dynamic mode elsewhere.
    boolean choosesPartitions =
        insert.partition().stream().anyMatch(value -> value.value().isEmpty());
    if (isTold ? keepsSnapshots(definition.get()) : choosesPartitions) {
      return;
    }
    read(insert.table(), source)
        .ifPresent(read -> {
          Report report =
              sink.report(
                  read.nameSpan(),
                  "%s is read by the statement that overwrites it".formatted(insert.table()));
          report.related(insert.table().nameSpan(), "overwritten here");
          if (!isTold) {
            report.lowered(Reason.UNCERTAIN);
          }
        });
  }

  private static boolean keepsSnapshots(CreateTable table) {
    String format = table.format().orElseThrow().value().toLowerCase(Locale.ROOT);
    return switch (format) {
      case "avro", "csv", "json", "orc", "parquet", "text" -> false;
      default -> true;
    };
  }

  /** Gives where the query reads the table first; a CTE of the same name is another relation. */
  private static Optional<TableName> read(TableName table, Query source) {
    Map<String, Cte> ctes = new HashMap<>();
    source.all(Cte.class).forEach(cte -> ctes.putIfAbsent(TableNames.key(cte.name()), cte));
    String key = TableNames.key(table);
    return source.all(TableName.class).stream()
        .filter(read -> TableNames.key(read).equals(key))
        .filter(read -> {
          Cte cte = ctes.get(key);
          return cte == null || !cte.recursive() && cte.query().span().contains(read.span());
        })
        .findFirst();
  }
}
