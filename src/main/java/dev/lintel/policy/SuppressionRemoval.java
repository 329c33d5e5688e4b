package dev.lintel.policy;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.source.LineIndex;
import dev.lintel.source.Span;
import java.util.List;

/**
 * The repair of a comment that accepts nothing: it goes, with its line where nothing else stands
 * there; where it accepts other rules too, the id goes. A comment that also speaks to others stays.
 */
final class SuppressionRemoval {
  /** What opens a comment behind a reason, and may be meant for another tool. */
  private static final List<String> OPENINGS =
      List.of("#", "--", "//", "/*", "<!--", ";", "lintel:");

  private SuppressionRemoval() {}

  /**
   * Gives the repair; empty where a person must look.
   *
   * @param place from {@code lintel} to the closing bracket
   * @param ids all that stand between the brackets
   * @param unused one of them
   */
  static List<Fix> of(Span place, List<Span> ids, Span unused) {
    if (ids.size() == 1) {
      return whole(place);
    }
    int index = ids.indexOf(unused);
    boolean isLast = index == ids.size() - 1;
    int from = isLast ? ids.get(index - 1).end() : unused.start();
    int to = isLast ? unused.end() : ids.get(index + 1).start();
    return fix("Remove the id from the suppression", place.source().span(from, to));
  }

  private static List<Fix> whole(Span place) {
    LineIndex lines = place.source().lines();
    int line = lines.lineAt(place.start());
    String text = lines.text(line);
    String before = text.substring(0, place.start() - lines.start(line)).stripTrailing();
    String behind = text.substring(place.end() - lines.start(line));
    int marker = before.length();
    while (marker > 0 && "#-/*;!<".indexOf(before.charAt(marker - 1)) >= 0) {
      marker--;
    }
    int end = end(before.substring(marker), behind);
    if (end < 0) {
      return List.of();
    }
    String code = before.substring(0, marker);
    if (code.endsWith("{")) {
      // The braces of a template belong to the comment, and tell nothing without it.
      return List.of();
    }
    String rest = behind.substring(end);
    Span comment = place.source().span(lines.start(line) + marker, place.end() + end);
    if (code.isBlank() && rest.isBlank()) {
      return fix("Remove the suppression", comment.wholeLines());
    }
    int blanks = rest.isBlank() ? marker - code.stripTrailing().length() : 0;
    return fix(
        "Remove the suppression", place.source().span(comment.start() - blanks, comment.end()));
  }

  /** Gives where the comment ends behind the brackets; -1 where that is not to be told. */
  private static int end(String marker, String behind) {
    String closing =
        switch (marker) {
          case "/*", "/**" -> "*/";
          case "<!--" -> "-->";
          case "#", "##", "--", "//", ";" -> "";
          default -> "?";
        };
    int end = closing.isEmpty() ? behind.length() : behind.indexOf(closing);
    if (closing.equals("?") || end < 0) {
      return -1;
    }
    String reason = behind.substring(0, end);
    return OPENINGS.stream().anyMatch(reason::contains) ? -1 : end + closing.length();
  }

  private static List<Fix> fix(String title, Span removed) {
    return List.of(new Fix(title, true, List.of(new Edit(removed, ""))));
  }
}
