package dev.lintel.model.kustomize.output;

import java.util.Comparator;

/**
 * The order in which goyaml.v2 writes the keys of a mapping (go.yaml.in/yaml/v2 2.4.2, sorter.go,
 * read 2026-11-27): letters behind all else, numbers in keys by their value.
 */
final class KeyOrder implements Comparator<String> {
  static final KeyOrder INSTANCE = new KeyOrder();

  private KeyOrder() {}

  @Override
  public int compare(String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    int i = 0;
    while (i < a.length && i < b.length && a[i] == b[i]) {
      i++;
    }
    if (i == a.length || i == b.length) {
      return Integer.compare(a.length, b.length);
    }
    boolean isLetter = Character.isLetter(a[i]);
    if (isLetter || Character.isLetter(b[i])) {
      return isLetter == Character.isLetter(b[i]) ? Integer.compare(a[i], b[i]) : isLetter ? 1 : -1;
    }
    return compareNumbers(a, b, i);
  }

  /** Compares from the first difference on, at which no letter stands. */
  private static int compareNumbers(int[] a, int[] b, int from) {
    long start = (a[from] == '0' || b[from] == '0') && isBehindDigit(a, from) ? 1 : 0;
    int endOfA = digitsEnd(a, from);
    int endOfB = digitsEnd(b, from);
    int byValue = Long.compare(number(a, from, endOfA, start), number(b, from, endOfB, start));
    if (byValue != 0) {
      return byValue;
    }
    return endOfA != endOfB ? Integer.compare(endOfA, endOfB) : Integer.compare(a[from], b[from]);
  }

  /** Tells whether the digits right before an offset are more than zeros. */
  private static boolean isBehindDigit(int[] text, int from) {
    for (int i = from - 1; i >= 0 && Character.isDigit(text[i]); i--) {
      if (text[i] != '0') {
        return true;
      }
    }
    return false;
  }

  private static int digitsEnd(int[] text, int from) {
    int end = from;
    while (end < text.length && Character.isDigit(text[end])) {
      end++;
    }
    return end;
  }

  private static long number(int[] text, int from, int to, long start) {
    long number = start;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text[i] - '0');
    }
    return number;
  }
}
