package dev.lintel.rules.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SetOption;
import dev.lintel.syntax.sql.SqlNode;
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
  static Optional<SessionSetting> of(SqlNode statement) {
    if (!(statement instanceof SetOption set) || set.key().isEmpty() || set.value().isEmpty()) {
      return Optional.empty();
    }
    Span value = set.value().get();
    String key = Words.unquoted(set.key().get().text());
    return key.indexOf('.') < 0 || key.indexOf(' ') >= 0
        ? Optional.empty()
        : Optional.of(
            new SessionSetting(
                set.key().get().to(value),
                key.toLowerCase(Locale.ROOT),
                Words.unquoted(value.text())));
  }

  /** Tells whether the setting gives a key this value, without regard to case. */
  boolean gives(String wantedKey, String wantedValue) {
    return key.equals(wantedKey) && value.equalsIgnoreCase(wantedValue);
  }
}
