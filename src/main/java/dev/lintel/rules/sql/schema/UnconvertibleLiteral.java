package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.StringLiteral;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds strings that no value of their column's type is written as. */
public final class UnconvertibleLiteral implements SchemaRule {
  /** What may stand for another text when the statement runs is not told. */
  private static final Pattern STRING = Pattern.compile("'([^'\\\\${}%<>@#?]{0,100})'");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)(E[+-]?[0-9]+)?[DF]?|[+-]?INF(INITY)?|NAN");
  private static final Pattern DAY =
      Pattern.compile("[+-]?[0-9]{4,7}(-([0-9]{1,2})(-([0-9]{1,2})([ T].*)?)?)?");
  private static final Pattern TIME = Pattern.compile("T?[0-9]{1,2}:.*");

  /** Spark before 3.2 reads these as days. */
  private static final Set<String> DAYS = Set.of("epoch", "now", "today", "tomorrow", "yesterday");

  private static final Set<String> TRUTHS =
      Set.of("true", "t", "yes", "y", "1", "false", "f", "no", "n", "0");
  private static final int MONTHS = 12;
  private static final int MAX_DAYS = 31;

  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      for (ComparedValues pair : ComparedValues.of(check.statement())) {
        if (pair.value() instanceof ColumnRef column
            && !analysis.script().isMasked(pair.other().span())) {
          problem(pair.other(), column.toString(), check.typeOf(column))
              .ifPresent(message -> sink.report(pair.other().span(), message));
        }
      }
      List<StoredValue> wrong =
          StoredValue.of(analysis, check, stored -> problem(stored).isPresent());
      for (StoredValue stored : wrong) {
        if (!analysis.script().isMasked(stored.place())) {
          sink.report(stored.place(), problem(stored).orElseThrow());
        }
      }
    }
  }

  private static Optional<String> problem(StoredValue stored) {
    return stored
        .value()
        .flatMap(value -> problem(value, stored.column().name(), stored.column().type()));
  }

  private static Optional<String> problem(Expression literal, String column, ColumnType type) {
    if (!(literal instanceof StringLiteral(Span span))) {
      return Optional.empty();
    }
    Matcher string = STRING.matcher(span.text());
    Optional<TypeFamily> family = TypeFamily.of(type);
    if (family.isEmpty() || !string.matches() || converts(string.group(1).strip(), family.get())) {
      return Optional.empty();
    }
    return Optional.of(
        "'%s' is %s, and %s is no %s".formatted(column, type, span.text(), family.get()));
  }

  private static boolean converts(String text, TypeFamily family) {
    return switch (family) {
      case NUMBER -> NUMBER.matcher(text.toUpperCase(Locale.ROOT)).matches();
      case DAY -> isDay(text);
      case TRUTH -> TRUTHS.contains(text.toLowerCase(Locale.ROOT));
      case TEXT, BYTES -> true;
    };
  }

  private static boolean isDay(String text) {
    if (DAYS.contains(text.toLowerCase(Locale.ROOT)) || TIME.matcher(text).matches()) {
      return true;
    }
    Matcher day = DAY.matcher(text);
    return day.matches()
        && (day.group(2) == null || isWithin(day.group(2), MONTHS))
        && (day.group(4) == null || isWithin(day.group(4), MAX_DAYS));
  }

  private static boolean isWithin(String number, int most) {
    int value = Integer.parseInt(number);
    return value >= 1 && value <= most;
  }
}
