package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;

/** Finds writes that may change the columns of their table. */
public final class SchemaEvolution implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      SessionSetting.of(statement)
          .filter(
              setting -> setting.gives("spark.databricks.delta.schema.automerge.enabled", "true"))
          .ifPresent(setting -> report(setting.span(), "every write behind it", sink));
      if (statement instanceof Merge merge
          && Words.of(merge.verb().to(merge.target().nameSpan())).has("SCHEMA", "EVOLUTION")) {
        report(merge.verb(), "this MERGE", sink);
      }
      FileOptions.on(copyOptions(statement), "mergeSchema")
          .ifPresent(option -> report(option, "whatever file is loaded", sink));
    }
  }

  /** Those of the files only say how to read them. */
  private static Words copyOptions(SqlNode statement) {
    Words words = Words.of(statement, "COPY");
    int start = words.indexOf("COPY_OPTIONS");
    return start < 0 ? Words.none() : words.part(start);
  }

  private static void report(Span place, String writer, FindingSink sink) {
    sink.report(place, "%s may add columns to its table".formatted(writer));
  }
}
