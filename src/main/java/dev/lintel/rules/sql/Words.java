package dev.lintel.rules.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.OtherStatement;
import java.util.List;

/** Reads statements of kinds that the grammar does not hold by their words. */
final class Words {
  private Words() {}

  /** Tells whether a statement begins with these words, without regard to case. */
  static boolean begin(OtherStatement statement, String... words) {
    return stand(statement, 0, words);
  }

  /** Tells whether these words stand at a place, without regard to case. */
  static boolean stand(OtherStatement statement, int index, String... words) {
    List<Span> tokens = statement.tokens();
    if (index < 0 || index + words.length > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!tokens.get(index + i).text().equalsIgnoreCase(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Gives where words stand first, one behind the other; -1 where they do not. */
  static int indexOf(OtherStatement statement, String... words) {
    for (int i = 0; i + words.length <= statement.tokens().size(); i++) {
      if (stand(statement, i, words)) {
        return i;
      }
    }
    return -1;
  }

  /** Tells whether a word stands in a text outside quotes and parts of longer words. */
  static boolean has(Span span, String word) {
    for (String part : span.text().split("[^\\w'\"`]+")) {
      if (part.equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }
}
