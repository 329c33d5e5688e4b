package dev.lintel.cli;

import dev.lintel.source.Spelling;
import java.util.Collection;
import java.util.List;

/** Wording that several commands share. */
final class Words {
  private Words() {}

  /** Gives {@code a, b or c}. */
  static String anyOf(List<String> values) {
    int last = values.size() - 1;
    return last == 0
        ? values.getFirst()
        : String.join(", ", values.subList(0, last)) + " or " + values.get(last);
  }

  /** Gives what an option takes. */
  static String accepted(CheckOption option) {
    return switch (option) {
      case JOBS -> "a number from 1";
      case MAX_RESULTS -> "a number from 0";
      case SINCE -> "a commit, branch or tag";
      default -> option.accepted().isEmpty() ? option.label() : anyOf(option.accepted());
    };
  }

  /**
   * Gives {@code (did you mean 'x'?)} with a blank before it where a known word is near a mistyped
   * one; empty otherwise.
   */
  static String meant(String word, Collection<String> known) {
    return Spelling.nearest(word, known).map(near -> " (did you mean '" + near + "'?)").orElse("");
  }
}
