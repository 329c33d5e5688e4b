package dev.lintel.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Text of unknown origin as inline Markdown in which nothing but the text is seen. Plain words stay
 * as they are, and all else stands in code spans: escapes would not do, because GitHub and GitLab
 * look for mentions, issues, commits and addresses in the rendered page, and leave out code alone.
 * The result is for the inside of a line, not for its start and not for a table, where bars count
 * even in code.
 */
final class MarkdownText {
  /** As many digits of a commit make a link. */
  private static final int SHORTEST_COMMIT = 7;

  private static final String OPENING = "('\"";
  private static final String CLOSING = ".,;:!?)'\"";

  private MarkdownText() {}

  static String of(String text) {
    String visible = VisibleText.of(text);
    if (visible.isBlank() || visible.contains("  ") || !visible.equals(visible.strip())) {
      return code(visible);
    }
    StringBuilder markdown = new StringBuilder();
    StringBuilder code = new StringBuilder();
    for (String word : words(visible)) {
      if (isPlain(word)) {
        append(markdown, code(code.toString()));
        code.setLength(0);
        append(markdown, word);
      } else {
        append(code, word);
      }
    }
    append(markdown, code(code.toString()));
    return markdown.toString();
  }

  /** Gives the words of a text; what stands in single quotes is one, blanks included. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int quoteEnd = text.startsWith("'", start) ? text.indexOf('\'', start + 1) : -1;
      int blank = text.indexOf(' ', Math.max(start, quoteEnd));
      int end = blank < 0 ? text.length() : blank;
      words.add(text.substring(start, end));
      start = end + 1;
    }
    return words;
  }

  private static void append(StringBuilder text, String word) {
    if (!text.isEmpty() && !word.isEmpty()) {
      text.append(' ');
    }
    text.append(word);
  }

  /** Gives a code span; empty for an empty text, for which Markdown has none. */
  static String code(String text) {
    String visible = VisibleText.of(text);
    if (visible.isEmpty()) {
      return "";
    }
    String fence = "`".repeat(longestRun(visible) + 1);
    return isStripped(visible) ? fence + " " + visible + " " + fence : fence + visible + fence;
  }

  /** A parser takes a blank off each end, and a backtick at an end would lengthen the fence. */
  private static boolean isStripped(String text) {
    return text.startsWith("`")
        || text.endsWith("`")
        || text.startsWith(" ") && text.endsWith(" ") && !text.isBlank();
  }

  /** Gives a block of code whose fence nothing in the text can close. */
  static String block(String text) {
    String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    return fence + "text\n" + text + fence + "\n";
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** Tells whether a word is letters or digits, with ordinary punctuation around it. */
  private static boolean isPlain(String word) {
    int start = 0;
    int end = word.length();
    while (start < end && OPENING.indexOf(word.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && CLOSING.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    String core = word.substring(start, end);
    return !core.isEmpty()
        && (isLetters(core) || core.chars().allMatch(MarkdownText::isDigit))
        && !looksLikeCommit(core);
  }

  /** A hyphen or an apostrophe may stand between letters. */
  private static boolean isLetters(String core) {
    for (int i = 0; i < core.length(); i++) {
      char c = core.charAt(i);
      boolean isInside = i > 0 && i < core.length() - 1;
      if (!Character.isLetter(c) && !(isInside && (c == '-' || c == '\''))) {
        return false;
      }
    }
    return true;
  }

  private static boolean looksLikeCommit(String core) {
    return core.length() >= SHORTEST_COMMIT
        && core.chars().allMatch(c -> isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
