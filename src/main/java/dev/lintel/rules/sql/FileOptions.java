package dev.lintel.rules.sql;

import dev.lintel.source.Span;
import java.util.Optional;

/** Reads the options of statements that load files, as {@code ('force' = 'true')}. */
final class FileOptions {
  private FileOptions() {}

  /** Gives where an option is turned on; empty where it is not. */
  static Optional<Span> on(Words words, String option) {
    for (int i = 0; i + 2 < words.size(); i++) {
      if (words.value(i).equalsIgnoreCase(option)
          && words.text(i + 1).equals("=")
          && words.value(i + 2).equalsIgnoreCase("true")) {
        return Optional.of(words.get(i).to(words.get(i + 2)));
      }
    }
    return Optional.empty();
  }
}
