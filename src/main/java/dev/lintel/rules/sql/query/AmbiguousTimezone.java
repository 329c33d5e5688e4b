package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Cast;
import dev.lintel.syntax.sql.DataType;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.StringLiteral;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds time zones that mean another one than their reader thinks, or nothing at all. */
public final class AmbiguousTimezone implements SqlRule {
  private static final Set<String> CONVERSIONS =
      Set.of(
          "from_utc_timestamp",
          "to_utc_timestamp",
          "convert_timezone",
          "make_timestamp",
          "make_timestamp_ltz");

  /** Three letters that Spark takes by java.time's short names, some with summer time, some not. */
  private static final Map<String, String> SHORT_ZONES =
      DataTable.rows("rules/sql/short-zones.txt").stream()
          .map(row -> row.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));

  private static final Pattern ZONED =
      Pattern.compile("\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)? ?(Z|UTC|GMT|[+-]\\d{1,2}(:?\\d{2})?)'");

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Expression expression : script.all(Expression.class)) {
      switch (expression) {
        case FunctionCall call when isConversion(call) ->
            call.arguments().forEach(argument -> shortZone(argument, sink));
        case Cast(_, StringLiteral(Span text), DataType type, _)
            when type.name().value().equalsIgnoreCase("TIMESTAMP_NTZ") ->
            lostZone(text, sink);
        case FunctionCall call
            when call.calls("to_timestamp_ntz") && !call.arguments().isEmpty() -> {
          if (call.arguments().getFirst() instanceof StringLiteral(Span text)) {
            lostZone(text, sink);
          }
        }
        default -> {}
      }
    }
  }

  private static boolean isConversion(FunctionCall call) {
    return call.name().size() == 1
        && CONVERSIONS.contains(call.name().getFirst().value().toLowerCase(Locale.ROOT));
  }

  private static void shortZone(Expression argument, FindingSink sink) {
    Literals.string(argument)
        .map(SHORT_ZONES::get)
        .ifPresent(meaning ->
            sink.report(
                argument.span(),
                "%s stands for %s; write the region, as in 'America/New_York'"
                    .formatted(argument.span().text(), meaning)));
  }

  private static void lostZone(Span text, FindingSink sink) {
    Matcher zoned = ZONED.matcher(text.text());
    if (zoned.find()) {
      sink.report(
          text, "TIMESTAMP_NTZ knows no zone, so '%s' is thrown away".formatted(zoned.group(3)));
    }
  }
}
