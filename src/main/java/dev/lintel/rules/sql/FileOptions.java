package dev.lintel.rules.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.OtherStatement;
import java.util.List;
import java.util.Optional;

/** Reads the options of statements that load files, as {@code ('force' = 'true')}. */
final class FileOptions {
  private FileOptions() {}

  /** Gives where an option is turned on; empty where it is not. */
  static Optional<Span> on(OtherStatement statement, String option) {
    List<Span> tokens = statement.tokens();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (is(tokens.get(i), option)
          && tokens.get(i + 1).text().equals("=")
          && is(tokens.get(i + 2), "true")) {
        return Optional.of(tokens.get(i).to(tokens.get(i + 2)));
      }
    }
    return Optional.empty();
  }

  private static boolean is(Span token, String word) {
    String text = token.text();
    boolean isQuoted = text.length() > 1 && text.charAt(0) == '\'' && text.endsWith("'");
    return (isQuoted ? text.substring(1, text.length() - 1) : text).equalsIgnoreCase(word);
  }
}
