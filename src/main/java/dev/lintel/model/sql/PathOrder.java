package dev.lintel.model.sql;

import java.util.Comparator;

/** Orders paths as people number files: {@code V2__b.sql} comes before {@code V10__a.sql}. */
final class PathOrder implements Comparator<String> {
  static final PathOrder INSTANCE = new PathOrder();

  private PathOrder() {}

  /**
   * Gives what a file belongs to that tells the order of its statements: numbered files, as those
   * of migrations, belong to their directory, any other file stands alone.
   */
  static String sequence(String path) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    int first = !name.isEmpty() && "VvRrUu".indexOf(name.charAt(0)) >= 0 ? 1 : 0;
    boolean isNumbered = name.length() > first && isDigit(name.charAt(first));
    return isNumbered ? path.substring(0, slash + 1) : path;
  }

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
        int endA = numberEnd(a, i);
        int endB = numberEnd(b, j);
        int order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
        if (order != 0) {
          return order;
        }
        i = endA;
        j = endB;
      } else {
        int order = Character.compare(a.charAt(i++), b.charAt(j++));
        if (order != 0) {
          return order;
        }
      }
    }
    int order = Integer.compare(a.length() - i, b.length() - j);
    return order == 0 ? a.compareTo(b) : order;
  }

  private static int compareNumbers(String a, String b) {
    String shortA = a.replaceFirst("^0+", "");
    String shortB = b.replaceFirst("^0+", "");
    int order = Integer.compare(shortA.length(), shortB.length());
    return order == 0 ? shortA.compareTo(shortB) : order;
  }

  private static int numberEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
