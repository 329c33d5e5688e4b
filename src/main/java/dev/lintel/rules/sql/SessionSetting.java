package dev.lintel.rules.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.OtherStatement;
import dev.lintel.syntax.sql.Statement;
import java.util.List;
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
    if (!(statement instanceof OtherStatement other) || !Words.begin(other, "SET")) {
      return Optional.empty();
    }
    List<Span> tokens = other.tokens();
    int sign = Words.indexOf(other, "=");
    if (sign < 2 || sign + 1 == tokens.size()) {
      return Optional.empty();
    }
    String key = unquoted(tokens.get(1).to(tokens.get(sign - 1)).text());
    return key.indexOf('.') < 0
        ? Optional.empty()
        : Optional.of(
            new SessionSetting(
                tokens.get(1).to(tokens.getLast()),
                key.toLowerCase(Locale.ROOT),
                unquoted(tokens.get(sign + 1).to(tokens.getLast()).text())));
  }

  /** Tells whether the setting gives a key this value, without regard to case. */
  boolean gives(String wantedKey, String wantedValue) {
    return key.equals(wantedKey) && value.equalsIgnoreCase(wantedValue);
  }

  private static String unquoted(String text) {
    String stripped = text.strip();
    boolean isQuoted =
        stripped.length() > 1
            && "'\"`".indexOf(stripped.charAt(0)) >= 0
            && stripped.charAt(0) == stripped.charAt(stripped.length() - 1);
    return isQuoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }
}
