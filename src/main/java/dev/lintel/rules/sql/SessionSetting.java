package dev.lintel.rules.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/**
 * A setting that a script changes for what follows: {@code SET key = value}.
 *
 * @param span from the key to the end of the value
 * @param key in small letters, without quotes
 * @param value as written, without quotes
 */
record SessionSetting(Span span, String key, String value) {
  /** Gives what a statement sets; empty for all others, and for variables. */
  static Optional<SessionSetting> of(Statement statement) {
    Words words = Words.of(statement, "SET");
    int sign = words.indexOf("=");
    if (sign < 2 || sign + 1 == words.size()) {
      return Optional.empty();
    }
    Words value = words.part(sign + 1);
    String key = sign == 2 ? words.value(1) : words.part(1, sign).span().text();
    return key.indexOf('.') < 0 || key.indexOf(' ') >= 0
        ? Optional.empty()
        : Optional.of(
            new SessionSetting(
                words.part(1).span(),
                key.toLowerCase(Locale.ROOT),
                value.size() == 1 ? value.value(0) : value.span().text()));
  }

  /** Tells whether the setting gives a key this value, without regard to case. */
  boolean gives(String wantedKey, String wantedValue) {
    return key.equals(wantedKey) && value.equalsIgnoreCase(wantedValue);
  }
}
