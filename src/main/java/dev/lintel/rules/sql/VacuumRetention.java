package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Command;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;

/** Finds VACUUM that removes files which are still read. */
public final class VacuumRetention implements SqlRule {
  /** Delta's own bound, below which it refuses unless its check is turned off. */
  private static final int SAFE_HOURS = 168;

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      SessionSetting.of(statement)
          .filter(setting ->
              setting.gives("spark.databricks.delta.retentiondurationcheck.enabled", "false"))
          .ifPresent(setting ->
              sink.report(
                  setting.span(),
                  "without this check VACUUM may remove files that are still read"));
      if (statement instanceof Command command && command.kind().startsWith("VACUUM")) {
        check(command, sink);
      }
    }
  }

  private static void check(Command vacuum, FindingSink sink) {
    if (vacuum.words().contains("RETAIN") && !vacuum.words().contains("DRY")) {
      for (SqlNode part : vacuum.parts()) {
        if (part instanceof NumberLiteral(Span hours) && isBelow(hours.text())) {
          sink.report(
              hours,
              "VACUUM removes versions that are older than %s hours, and %d is the least that is safe"
                  .formatted(hours.text(), SAFE_HOURS));
        }
      }
    }
  }

  private static boolean isBelow(String hours) {
    return hours.length() <= 6
        && hours.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(hours) < SAFE_HOURS;
  }
}
