package dev.lintel.finding;

/**
 * The stable name of a rule: its area and the pattern that it complains about, as {@code
 * sql/unscoped-write}. Ordered by text.
 */
public record RuleId(String area, String pattern) implements Comparable<RuleId> {
  /**
   * Parses {@code area/pattern}. Throws IllegalArgumentException where there is not exactly one
   * slash with a name on each side.
   */
  public static RuleId of(String id) {
    int slash = id.indexOf('/');
    if (slash <= 0 || slash == id.length() - 1 || id.indexOf('/', slash + 1) >= 0) {
      throw new IllegalArgumentException("a rule id is area/pattern: " + id);
    }
    return new RuleId(id.substring(0, slash), id.substring(slash + 1));
  }

  @Override
  public int compareTo(RuleId other) {
    int byArea = area.compareTo(other.area);
    return byArea != 0 ? byArea : pattern.compareTo(other.pattern);
  }

  @Override
  public String toString() {
    return area + "/" + pattern;
  }
}
