package dev.lintel.policy.comment;

import dev.lintel.source.Comment;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the suppressions in one comment: the word {@code lintel} behind the mark that opens the
 * comment, at the start of one of its lines, or behind the mark of another comment in it. What
 * comes near to a suppression is a fault; prose that speaks of Lintel is neither.
 */
final class MarkerReader {
  /** A part of the word, so that one search finds it in either case of its first letter. */
  static final String WORD_TAIL = "intel";

  private static final int WORD_LENGTH = 1 + WORD_TAIL.length();
  private static final String MARKS = "#-*/;!{<";
  private static final String UNTIL = "until";
  private static final List<String> CLOSING_MARKS = List.of("*/", "-->", "#}");

  /** What other tools call it, and what people take it for. */
  private static final Set<String> LIKE_IGNORE =
      Set.of(
          "accept",
          "allow",
          "disable",
          "disable-file",
          "disable-line",
          "disable-next-line",
          "enable",
          "ignore-all",
          "ignore-block",
          "ignore-line",
          "ignore-next",
          "ignore-next-line",
          "nolint",
          "noqa",
          "off",
          "skip",
          "skip-file",
          "suppress");

  private final Span whole;
  private final String text;
  private final List<InlineSuppression> found = new ArrayList<>();
  private final List<SuppressionFault> faults = new ArrayList<>();

  /** The end of the line that was read last. */
  private int lineEnd;

  private MarkerReader(Comment comment) {
    this.whole = comment.span();
    this.text = comment.text();
  }

  /** Reads a comment; each suppression is for the comment itself until it is given a range. */
  static Suppressions read(Comment comment) {
    MarkerReader reader = new MarkerReader(comment);
    reader.read();
    return reader.found.isEmpty() && reader.faults.isEmpty()
        ? Suppressions.NONE
        : new Suppressions(reader.found, reader.faults);
  }

  private void read() {
    int word = nextWord(0, text.length());
    while (word >= 0) {
      word = nextWord(read(word), text.length());
    }
  }

  /** Gives where the next word stands that opens a suppression or a fault; -1 for none. */
  private int nextWord(int from, int to) {
    int tail = text.indexOf(WORD_TAIL, from + 1);
    while (tail >= 0 && tail < to) {
      char first = text.charAt(tail - 1);
      if ((first == 'l' || first == 'L') && opensLine(tail - 1)) {
        return tail - 1;
      }
      tail = text.indexOf(WORD_TAIL, tail + 1);
    }
    return -1;
  }

  private boolean opensLine(int at) {
    int before = at - 1;
    while (before >= 0 && isBlank(text.charAt(before))) {
      before--;
    }
    return before < 0 || isBreak(text.charAt(before)) || MARKS.indexOf(text.charAt(before)) >= 0;
  }

  /** Reads what follows the word; gives the offset behind it. */
  private int read(int word) {
    int behindWord = word + WORD_LENGTH;
    int colon = skipBlanks(behindWord);
    boolean hasColon = isAt(colon, ':');
    int verbStart = hasColon ? skipBlanks(colon + 1) : colon;
    if (!hasColon && verbStart == behindWord) {
      return behindWord;
    }
    int verbEnd = verbStart;
    while (verbEnd < text.length() && isOfVerb(text.charAt(verbEnd))) {
      verbEnd++;
    }
    String verb = text.substring(verbStart, Math.min(verbEnd, verbStart + 40));
    verb = verb.toLowerCase(Locale.ROOT);
    Optional<Scope> scope = Scope.of(verb);
    int next = skipBlanks(verbEnd);
    boolean isApplied = next < text.length() && "[(=".indexOf(text.charAt(next)) >= 0;
    Span place = whole.part(word, verbEnd);
    if (hasColon && scope.isPresent()) {
      return rules(word, verbEnd, scope.get());
    }
    if (!hasColon && isApplied && (scope.isPresent() || LIKE_IGNORE.contains(verb))) {
      String form = scope.orElse(Scope.LINE).form();
      faults.add(new SuppressionFault(place, "suppression has no colon; write it as " + form));
    } else if (hasColon && verbEnd > verbStart && (isApplied || LIKE_IGNORE.contains(verb))) {
      faults.add(new SuppressionFault(place, strange(verb)));
    }
    return verbEnd;
  }

  private static String strange(String verb) {
    Scope meant = verb.contains("file") ? Scope.FILE : Scope.LINE;
    String where =
        verb.contains("next")
            ? " above the line"
            : verb.contains("block") ? ", or " + Scope.OBJECT.form() : "";
    return "'lintel: " + verb + "' is no suppression; write it as " + meant.form() + where;
  }

  /** Reads the brackets and what follows them; gives the offset behind it. */
  private int rules(int word, int verbEnd, Scope scope) {
    int lineEnd = lineEnd(verbEnd);
    int nextWord = nextWord(verbEnd, lineEnd);
    int limit = nextWord < 0 ? lineEnd : nextWord;
    int open = skipBlanks(verbEnd);
    int close = isAt(open, '[') ? text.indexOf(']', open, limit) : -1;
    if (close < 0) {
      faults.add(
          new SuppressionFault(
              whole.part(word, verbEnd), "suppression names no rule; write it as " + scope.form()));
      return verbEnd;
    }
    int behind = close + 1;
    int end = closingMark(behind, limit);
    Optional<Span> until = until(behind, end);
    String reason = reason(behind, end, until);
    Span place = whole.part(word, behind);
    if (until.isEmpty() && isMisspeltDate(reason)) {
      String message = "the date of the suppression is not read; write it as 'until=2027-03-01'";
      faults.add(new SuppressionFault(place, message));
    } else {
      found.add(new InlineSuppression(place, scope, ids(open + 1, close), until, reason, whole));
    }
    return limit - 1;
  }

  /** Gives the ids, which stand between commas or blanks. */
  private List<Span> ids(int from, int to) {
    List<Span> ids = new ArrayList<>();
    int start = from;
    for (int at = from; at <= to; at++) {
      if (at == to || text.charAt(at) == ',' || isBlank(text.charAt(at))) {
        if (at > start) {
          ids.add(whole.part(start, at));
        }
        start = at + 1;
      }
    }
    return ids;
  }

  /** Gives the date, wherever behind the brackets it stands. */
  private Optional<Span> until(int from, int to) {
    String sign = UNTIL + "=";
    int at = text.indexOf(sign, from, to);
    while (at > from && !isBlank(text.charAt(at - 1))) {
      at = text.indexOf(sign, at + 1, to);
    }
    if (at < 0) {
      return Optional.empty();
    }
    int end = at + sign.length();
    while (end < to && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return Optional.of(whole.part(at + sign.length(), end));
  }

  /** Gives what is said besides the date, without the signs that people put before it. */
  private String reason(int from, int to, Optional<Span> until) {
    String said = text.substring(from, to);
    if (until.isPresent()) {
      int start = until.get().start() - whole.start() - UNTIL.length() - 1;
      int end = until.get().end() - whole.start();
      String before = text.substring(from, start).strip();
      said = (before + " " + text.substring(end, to).strip()).strip();
    }
    int start = 0;
    while (start < said.length() && !Character.isLetterOrDigit(said.charAt(start))) {
      start++;
    }
    int end = said.length();
    while (end > start
        && (isBlank(said.charAt(end - 1)) || MARKS.indexOf(said.charAt(end - 1)) >= 0)) {
      end--;
    }
    return said.substring(start, end);
  }

  private static boolean isMisspeltDate(String reason) {
    int at = UNTIL.length();
    if (!reason.startsWith(UNTIL)) {
      return false;
    }
    while (at < reason.length() && " \t:=".indexOf(reason.charAt(at)) >= 0) {
      at++;
    }
    return at > UNTIL.length() && at < reason.length() && Character.isDigit(reason.charAt(at));
  }

  /** Gives where the mark that closes the comment stands, before an offset; else the offset. */
  private int closingMark(int from, int to) {
    int end = to;
    for (String close : CLOSING_MARKS) {
      int at = text.indexOf(close, from, end);
      end = at < 0 ? end : at;
    }
    return end;
  }

  /** Gives the end of the line at an offset; those asked for only grow, so each is found once. */
  private int lineEnd(int from) {
    int at = Math.max(from, lineEnd);
    while (at < text.length() && !isBreak(text.charAt(at)) && lineEnd <= from) {
      at++;
    }
    lineEnd = at;
    return at;
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private boolean isAt(int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private static boolean isOfVerb(char c) {
    return Character.isLetter(c) || c == '-' || c == '_';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
