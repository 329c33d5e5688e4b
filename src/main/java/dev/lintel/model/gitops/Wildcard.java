package dev.lintel.model.gitops;

/** Matches texts with stars, each of which stands for any text. */
final class Wildcard {
  private Wildcard() {}

  /**
   * Tells whether a pattern describes a whole text. A star that fails takes one letter more, and
   * only the last star is tried again, so the time is linear in the product of the lengths.
   */
  static boolean matches(String pattern, String text) {
    int at = 0;
    int next = 0;
    int starAt = -1;
    int afterStar = -1;
    while (at < text.length()) {
      if (next < pattern.length() && pattern.charAt(next) == '*') {
        starAt = at;
        afterStar = ++next;
      } else if (next < pattern.length()
          && (pattern.charAt(next) == '?' || pattern.charAt(next) == text.charAt(at))) {
        next++;
        at++;
      } else if (starAt >= 0) {
        at = ++starAt;
        next = afterStar;
      } else {
        return false;
      }
    }
    while (next < pattern.length() && pattern.charAt(next) == '*') {
      next++;
    }
    return next == pattern.length();
  }
}
