package dev.lintel.model.promotion;

import dev.lintel.source.DataTable;
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

  /**
   * Gives the stage that a name of an environment, directory or file belongs to, as {@code
   * prod-eu}; empty where its words name none or several.
   */
  public static Optional<Stage> of(String name) {
    Set<Stage> found = EnumSet.noneOf(Stage.class);
    boolean isBefore = false;
    for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
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
