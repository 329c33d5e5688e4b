package dev.lintel.model.secret;

import java.util.Arrays;
import java.util.List;

/**
 * Finds every occurrence of a set of keywords in one pass over a text, letter case aside (Aho and
 * Corasick, 1975, as a complete table). Made in a fraction of a millisecond, so it is not stored:
 * the states come in the order of their depth, and each row begins as a copy of its failure's row.
 * Immutable.
 */
final class KeywordAutomaton {
  private static final int CHUNK = 8192;

  private final byte[] classes = new byte[256];
  private final int width;

  /** By row offset plus class, the row offset of the next state; complemented where a word ends. */
  private final int[] next;

  /** By state, the keyword that ends there, or -1. */
  private final int[] words;

  /** By state, the state of the longest keyword that is a proper suffix of it, or 0. */
  private final int[] suffixes;

  /** Takes the keywords of a text in the order of their ends. */
  @FunctionalInterface
  interface Hits {
    /**
     * @param keyword index in the list that the automaton was made of
     * @param end offset behind the keyword's last unit
     */
    void found(int keyword, int end);
  }

  /** Makes the automaton of distinct keywords of lower-case ASCII. */
  KeywordAutomaton(List<String> keywords) {
    this.width = classify(keywords);
    int states = 1 + keywords.stream().mapToInt(String::length).sum();
    this.next = new int[states * width];
    this.words = new int[states];
    this.suffixes = new int[states];
    Arrays.fill(words, -1);
    build(keywords, states);
  }

  private int classify(List<String> keywords) {
    int count = 1;
    for (String keyword : keywords) {
      for (int i = 0; i < keyword.length(); i++) {
        char c = keyword.charAt(i);
        if (classes[c] == 0) {
          classes[c] = (byte) count;
          classes[Character.toUpperCase(c)] = (byte) count;
          count++;
        }
      }
    }
    return count;
  }

  /**
   * Adds the states level by level. Before a level, the cell that a new state takes holds the state
   * that a failure leads to; behind it, the failure's row is complete and can be copied.
   */
  private void build(List<String> keywords, int states) {
    int longest = keywords.stream().mapToInt(String::length).max().orElse(0);
    int[] reached = new int[keywords.size()];
    int[] failures = new int[states];
    int[] cells = new int[states];
    int count = 1;
    for (int depth = 0; depth < longest; depth++) {
      int first = count;
      for (int k = 0; k < reached.length; k++) {
        String keyword = keywords.get(k);
        if (depth < keyword.length()) {
          int cell = reached[k] * width + classes[keyword.charAt(depth)];
          int state = row(next[cell]) / width;
          if (state < first) {
            failures[count] = state;
            cells[count] = cell;
            next[cell] = count * width;
            state = count++;
          }
          reached[k] = state;
          if (depth == keyword.length() - 1) {
            words[state] = k;
          }
        }
      }
      for (int state = first; state < count; state++) {
        int failure = failures[state];
        suffixes[state] = words[failure] >= 0 ? failure : suffixes[failure];
        if (words[state] >= 0 || suffixes[state] != 0) {
          next[cells[state]] = ~(state * width);
        }
      }
      for (int state = first; state < count; state++) {
        System.arraycopy(next, failures[state] * width, next, state * width, width);
      }
    }
  }

  private static int row(int cell) {
    return cell < 0 ? ~cell : cell;
  }

  /** Reports the keywords of a text. */
  void scan(String text, Hits hits) {
    byte[] chunk = new byte[Math.min(CHUNK, text.length())];
    int row = 0;
    for (int start = 0; start < text.length(); start += CHUNK) {
      int length = Math.min(CHUNK, text.length() - start);
      copy(text, start, length, chunk);
      for (int i = 0; i < length; i++) {
        row = next[row + classes[chunk[i] & 0xff]];
        if (row < 0) {
          row = ~row;
          report(row / width, start + i + 1, hits);
        }
      }
    }
  }

  /**
   * Copies the low bytes, which is what the deprecated method does and the fastest way to look at a
   * string. Another character may pass for an ASCII one here; the expressions, which read the
   * string itself, see the difference.
   */
  @SuppressWarnings("deprecation")
  private static void copy(String text, int start, int length, byte[] chunk) {
    text.getBytes(start, start + length, chunk, 0);
  }

  private void report(int state, int end, Hits hits) {
    for (int s = state; s != 0; s = suffixes[s]) {
      if (words[s] >= 0) {
        hits.found(words[s], end);
      }
    }
  }
}
