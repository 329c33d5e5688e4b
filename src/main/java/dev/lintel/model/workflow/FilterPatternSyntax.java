package dev.lintel.model.workflow;

import dev.lintel.model.workflow.FilterPattern.Subject;
import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is wrong in the pattern of a filter. Sources: docs.github.com, workflow syntax, filter
 * pattern cheat sheet; git-check-ref-format(1); both read 2026-11-27.
 */
public final class FilterPatternSyntax {
  /** What a backslash makes an ordinary character of. */
  private static final String ESCAPED = "[]?+*\\!";

  private static final String NEVER_IN_REFS = " ~^:";

  private final SourceText text;
  private final String content;
  private final Subject subject;
  private final List<SyntaxProblem> problems = new ArrayList<>();

  /** Whether a quantifier may stand at the place that is read. */
  private boolean canRepeat;

  private FilterPatternSyntax(FilterPattern pattern) {
    this.text = pattern.text().text();
    this.content = text.content();
    this.subject = pattern.subject();
  }

  /** Gives the problems of a pattern in the order of its text; none twice at a place. */
  public static List<SyntaxProblem> problems(FilterPattern pattern) {
    FilterPatternSyntax syntax = new FilterPatternSyntax(pattern);
    syntax.read(pattern.isNegated() ? 1 : 0);
    return List.copyOf(syntax.problems);
  }

  private void read(int start) {
    if (start == content.length()) {
      report(0, start, "no pattern stands behind '!'");
      return;
    }
    int at = start;
    while (at < content.length()) {
      at = readPart(at);
    }
    switch (subject) {
      case REF -> readRef(start);
      case PATH -> readPath(start);
    }
  }

  private int readPart(int at) {
    return switch (content.charAt(at)) {
      case '?', '+' -> readQuantifier(at);
      case '*' -> {
        canRepeat = false;
        yield at + 1;
      }
      case '[' -> readSet(at);
      case '\\' -> readEscape(at);
      default -> readOrdinary(at);
    };
  }

  private int readQuantifier(int at) {
    if (!canRepeat) {
      report(
          at,
          at + 1,
          "'%s' repeats the character before it, and here is none to repeat"
              .formatted(content.charAt(at)));
    }
    canRepeat = false;
    return at + 1;
  }

  private int readSet(int at) {
    canRepeat = true;
    int close = content.indexOf(']', at + 1);
    if (close < 0) {
      report(at, at + 1, "'[' has no closing ']'");
      return content.length();
    }
    if (close == at + 1) {
      report(at, close + 1, "'[]' lists no character");
      return close + 1;
    }
    for (int i = at + 1; i < close; i++) {
      boolean isRange = i + 2 < close && content.charAt(i + 1) == '-';
      if (isRange && content.charAt(i) > content.charAt(i + 2)) {
        report(
            i,
            i + 3,
            "the range '%s' ends before it starts".formatted(content.substring(i, i + 3)));
      }
      i += isRange ? 2 : 0;
    }
    return close + 1;
  }

  private int readEscape(int at) {
    canRepeat = true;
    if (at + 1 < content.length() && ESCAPED.indexOf(content.charAt(at + 1)) >= 0) {
      return at + 2;
    }
    if (subject == Subject.REF) {
      report(
          at,
          at + 1,
          "no branch or tag has a '\\' in its name, and patterns are no regular expressions: '\\'"
              + " stands only before one of [ ] ? + * \\ !");
    }
    return at + 1;
  }

  private int readOrdinary(int at) {
    char c = content.charAt(at);
    canRepeat = true;
    if (subject == Subject.REF && (NEVER_IN_REFS.indexOf(c) >= 0 || c < ' ' || c == '\u007f')) {
      report(at, at + 1, "no branch or tag has %s in its name".formatted(named(c)));
    }
    return at + 1;
  }

  private static String named(char c) {
    if (c == ' ') {
      return "a blank";
    }
    return c < ' ' || c == '\u007f' ? "a control character" : "'" + c + "'";
  }

  private void readRef(int start) {
    if (content.charAt(start) == '/') {
      report(start, start + 1, "no branch or tag has a name that starts with '/'");
    }
    int last = content.length() - 1;
    if (last > start && (content.charAt(last) == '/' || content.charAt(last) == '.')) {
      report(
          last,
          last + 1,
          "no branch or tag has a name that ends with '%s'".formatted(content.charAt(last)));
    }
    for (String sequence : List.of("//", "..", "@{")) {
      int at = content.indexOf(sequence, start);
      if (at >= 0) {
        report(
            at,
            at + sequence.length(),
            "no branch or tag has '%s' in its name".formatted(sequence));
      }
    }
  }

  private void readPath(int start) {
    int last = content.length() - 1;
    if (content.charAt(start) == ' ') {
      report(start, start + 1, "the path starts with a blank");
    } else if (content.charAt(last) == ' ') {
      report(last, last + 1, "the path ends with a blank");
    }
    int segment = start;
    while (segment <= content.length()) {
      int slash = content.indexOf('/', segment);
      int end = slash < 0 ? content.length() : slash;
      String name = content.substring(segment, end);
      if (name.equals(".") || name.equals("..")) {
        report(
            segment,
            end,
            "'%s' is a name here: paths are compared as they stand, from the root of the repository"
                .formatted(name));
      }
      segment = end + 1;
    }
  }

  private void report(int start, int end, String message) {
    problems.add(SyntaxProblem.syntax(text.span(start, end), message));
  }
}
