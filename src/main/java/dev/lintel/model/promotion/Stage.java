package dev.lintel.model.promotion;

import dev.lintel.source.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A step on the way to production, in its order. */
public enum Stage {
  DEVELOPMENT,
  STAGING,
  PRODUCTION;

  private static final Map<String, String> MEANINGS = meanings();

  /** Gives each known word's meaning: the name of a stage, or what else the table says of it. */
  private static Map<String, String> meanings() {
    Map<String, String> meanings = new HashMap<>();
    for (String row : DataTable.rows("model/promotion/stages.txt")) {
      List<String> words = Arrays.asList(row.split(" "));
      words.subList(1, words.size()).forEach(word -> meanings.put(word, words.getFirst()));
    }
    return meanings;
  }

  /** Gives the runs of letters in a name, in small letters. */
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= name.length(); i++) {
      char c = i < name.length() ? name.charAt(i) : ' ';
      boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (isLetter && start < 0) {
        start = i;
      } else if (!isLetter && start >= 0) {
        words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
    }
    return words;
  }

  /**
   * Gives the stage that a name of an environment, directory or file belongs to, as {@code
   * prod-eu}; empty where its words name none or several.
   */
  public static Optional<Stage> of(String name) {
    Set<Stage> found = EnumSet.noneOf(Stage.class);
    boolean isBefore = false;
    for (String word : words(name)) {
      switch (MEANINGS.getOrDefault(word, "")) {
        case "unknown" -> {
          return Optional.empty();
        }
        case "before-production" -> isBefore = true;
        case "development" -> found.add(DEVELOPMENT);
        case "staging" -> found.add(STAGING);
        case "production" -> found.add(isBefore ? STAGING : PRODUCTION);
        default -> {}
      }
    }
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }
}
