package dev.lintel.catalogs;

import java.util.List;

/** Names in messages. */
final class Shown {
  private static final int SHOWN = 10;

  private Shown() {}

  /** Gives the first few of some names, and how many more there are. */
  static String some(List<String> names) {
    String first = String.join(", ", names.stream().limit(SHOWN).toList());
    int more = names.size() - SHOWN;
    return names.isEmpty() ? "none" : more > 0 ? first + " and " + more + " more" : first;
  }
}
