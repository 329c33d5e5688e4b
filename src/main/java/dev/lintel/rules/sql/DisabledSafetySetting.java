package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import java.util.List;
import java.util.Optional;

/** Finds settings that turn off a check which guards data. */
public final class DisabledSafetySetting implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      SessionSetting.of(statement)
          .ifPresent(setting ->
              Guard.offBy(setting)
                  .ifPresent(guard ->
                      sink.report(setting.span(), "with this setting " + guard.consequence())));
    }
  }

  /** A row of the table. */
  private record Guard(String key, String value, String consequence) {
    private static final List<Guard> ALL =
        DataTable.rows("rules/sql/safety-settings.txt").stream().map(Guard::of).toList();

    static Guard of(String row) {
      String[] words = row.split(" ", 3);
      return new Guard(words[0], words[1], words[2]);
    }

    static Optional<Guard> offBy(SessionSetting setting) {
      return ALL.stream()
          .filter(guard -> guard.isOf(setting))
          .findFirst()
          .filter(guard -> guard.isOffAt(setting.value()));
    }

    private boolean isOf(SessionSetting setting) {
      return key.endsWith("*")
          ? setting.key().startsWith(key.substring(0, key.length() - 1))
          : setting.key().equals(key);
    }

    private boolean isOffAt(String given) {
      return value.equals("*")
          ? given.equalsIgnoreCase("true") || given.equalsIgnoreCase("legacy")
          : given.equalsIgnoreCase(value);
    }
  }
}
