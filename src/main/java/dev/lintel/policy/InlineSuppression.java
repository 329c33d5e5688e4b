package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.source.Comment;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A comment that accepts findings: {@code lintel: ignore[rule-id, other-id] until=2027-03-01
 * reason}.
 *
 * @param place from {@code lintel} to the closing bracket
 * @param ids the ids as written; empty where there are no brackets or nothing in them
 * @param until the date as written
 * @param reason empty where there is none
 * @param firstLine 1-based number of the first line that it is for
 * @param lastLine the last one
 */
record InlineSuppression(
    Span place, List<Span> ids, Optional<Span> until, String reason, int firstLine, int lastLine) {
  private static final String TOOL = "lintel:";
  private static final String VERB = "ignore";
  private static final String UNTIL = "until=";

  InlineSuppression {
    ids = List.copyOf(ids);
  }

  boolean covers(Finding finding) {
    int line = finding.start().line();
    return finding.place().source() == place.source() && firstLine <= line && line <= lastLine;
  }

  InlineSuppression forLines(int first, int last) {
    return new InlineSuppression(place, ids, until, reason, first, last);
  }

  /** Reads a comment, for its own line; empty where it is no suppression. */
  static Optional<InlineSuppression> read(Comment comment) {
    String text = comment.text();
    int start = text.indexOf(TOOL);
    if (start < 0 || !opensComment(text, start)) {
      return Optional.empty();
    }
    int verb = skipBlanks(text, start + TOOL.length());
    int afterVerb = verb + VERB.length();
    if (!text.startsWith(VERB, verb) || isLetter(text, afterVerb)) {
      return Optional.empty();
    }
    int open = skipBlanks(text, afterVerb);
    int close = text.startsWith("[", open) ? text.indexOf(']', open) : -1;
    Span whole = comment.span();
    int line = whole.source().lines().lineAt(whole.start());
    if (close < 0) {
      return Optional.of(
          new InlineSuppression(
              whole.part(start, afterVerb), List.of(), Optional.empty(), "", line, line));
    }
    int rest = skipBlanks(text, close + 1);
    int end = closingMark(text, rest);
    int reason = rest;
    Optional<Span> until = Optional.empty();
    if (text.startsWith(UNTIL, rest)) {
      reason = endOfWord(text, rest, end);
      until = Optional.of(whole.part(rest + UNTIL.length(), reason));
    }
    return Optional.of(
        new InlineSuppression(
            whole.part(start, close + 1),
            ids(whole, text, open + 1, close),
            until,
            text.substring(Math.min(reason, end), end).strip(),
            line,
            line));
  }

  /** A comment may hold words for several tools; prose that speaks of Lintel is none. */
  private static boolean opensComment(String text, int start) {
    String before = text.substring(0, start).stripTrailing();
    return before.isEmpty() || "#-*/;".indexOf(before.charAt(before.length() - 1)) >= 0;
  }

  private static List<Span> ids(Span comment, String text, int from, int to) {
    List<Span> ids = new ArrayList<>();
    int start = from;
    while (start < to) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 || comma > to ? to : comma;
      String part = text.substring(start, end);
      int leading = part.length() - part.stripLeading().length();
      if (!part.isBlank()) {
        ids.add(comment.part(start + leading, start + part.stripTrailing().length()));
      }
      start = end + 1;
    }
    return ids;
  }

  /** Gives where the mark that closes a comment stands; the end of a comment without one. */
  private static int closingMark(String text, int from) {
    int end = text.length();
    for (String close : List.of("*/", "-->")) {
      int at = text.indexOf(close, from);
      end = at < 0 ? end : Math.min(end, at);
    }
    return end;
  }

  private static boolean isLetter(String text, int at) {
    return at < text.length() && Character.isLetter(text.charAt(at));
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static int endOfWord(String text, int from, int limit) {
    int at = from;
    while (at < limit && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
