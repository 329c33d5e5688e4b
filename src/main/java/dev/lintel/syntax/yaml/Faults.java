package dev.lintel.syntax.yaml;

import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Says in words of YAML what SnakeYAML says in words of its scanner: what was found, and the cause
 * that is likely. The texts of SnakeYAML 2.7 are the keys; one that is not known here is passed on.
 */
final class Faults {
  private static final int LONGEST_QUOTE = 40;

  private final SourceText source;
  private final String text;
  private final String context;
  private final String problem;

  /** Where SnakeYAML stopped. */
  private final int at;

  /** Where the construct starts that it was reading. */
  private final int start;

  private Faults(SourceText source, MarkedYAMLException fault) {
    this.source = source;
    this.text = source.content();
    this.context = fault.getContext() == null ? "" : fault.getContext();
    this.problem = fault.getProblem();
    this.at = offset(fault.getProblemMark(), text.length());
    this.start = offset(fault.getContextMark(), at);
  }

  private int offset(Mark mark, int otherwise) {
    return mark == null ? otherwise : Math.min(mark.getIndex(), text.length());
  }

  static SyntaxProblem explain(SourceText source, MarkedYAMLException fault) {
    return new Faults(source, fault).explain();
  }

  /** Explains a fault that SnakeYAML gives no place for. */
  static SyntaxProblem explain(SourceText source, int offset, RuntimeException fault) {
    String message =
        fault instanceof NumberFormatException
            ? "the number of this escape is too large for a character"
            : "this is not allowed here";
    int end = Math.min(offset + 1, source.length());
    return SyntaxProblem.syntax(source.span(end - 1, end), message);
  }

  private SyntaxProblem explain() {
    if (context.contains("scanning a block scalar")) {
      return report(
          start,
          at + 1,
          "only a digit, '+', '-' and a comment may follow '%s' on its line"
              .formatted(text.charAt(start)));
    }
    if (context.contains("scanning an alias") || context.contains("scanning an anchor")) {
      String kind = text.charAt(start) == '*' ? "an alias" : "an anchor";
      return report(
          start, wordEnd(start), "'%s' is not %s; quote the value".formatted(word(start), kind));
    }
    if (context.contains("scanning a tag")) {
      return report(
          start, wordEnd(start), "'%s' is not a tag; quote the value".formatted(word(start)));
    }
    if (context.contains("quoted scalar")) {
      return explainQuoted();
    }
    if (context.contains("flow")) {
      return explainFlow();
    }
    if (context.endsWith("directive") || problem.startsWith("found duplicate YAML directive")) {
      String directive = quote(start, lineEnd(start));
      return report(start, lineEnd(start), "'%s' is not a directive of YAML".formatted(directive));
    }
    return explainStructure();
  }

  private SyntaxProblem explainStructure() {
    if (problem.startsWith("mapping values are not allowed")) {
      return explainValue();
    }
    if (problem.startsWith("could not find expected ':'")) {
      return explainKey(start);
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      return report(at, at + 1, "a list item is not allowed here; start the list on a new line");
    }
    if (problem.startsWith("mapping keys are not allowed")) {
      return report(at, at + 1, "'?' starts a key, which is not allowed here; quote the value");
    }
    if (problem.startsWith("found character") && text.charAt(at) == '\t') {
      return report(at, at + 1, "a tab indents this line; YAML allows only spaces");
    }
    if (problem.startsWith("found character")) {
      return report(
          at,
          at + 1,
          "'%s' cannot start a plain value; quote the value".formatted(quote(at, at + 1)));
    }
    if (problem.startsWith("found incompatible YAML document")) {
      return report(at, lineEnd(at), "the document asks for a version of YAML other than 1");
    }
    if (problem.startsWith("found undefined tag handle")) {
      return report(
          at, wordEnd(at), "no %%TAG directive declares the handle of '%s'".formatted(word(at)));
    }
    return problem.contains("but found") ? explainUnexpected() : report(at, at + 1, problem);
  }

  private SyntaxProblem explainQuoted() {
    if (problem.startsWith("found unknown escape")) {
      return report(
          at - 1,
          at + 1,
          "'%s' is not an escape; double the backslash or use single quotes"
              .formatted(quote(at - 1, at + 1)));
    }
    if (problem.startsWith("expected escape sequence")) {
      return report(
          at - 2, at, "'%s' needs hexadecimal digits behind it".formatted(quote(at - 2, at)));
    }
    return report(start, start + 1, "the quote is not closed before the end of the document");
  }

  private SyntaxProblem explainFlow() {
    if (text.startsWith("{{", start)) {
      return reportTemplate(start);
    }
    char bracket = start < text.length() ? text.charAt(start) : '[';
    boolean isCollection = problem.startsWith("expected ','");
    boolean isKeyBelow = problem.endsWith(" :") && lineStart(at) > start;
    if (isCollection && (isKeyBelow || isAtDocumentEnd())) {
      return report(start, start + 1, "'%s' is not closed".formatted(bracket));
    }
    if (isCollection) {
      return report(
          at,
          wordEnd(at),
          "',' or '%s' is missing before '%s'".formatted(bracket == '{' ? '}' : ']', word(at)));
    }
    return explainUnexpected();
  }

  private boolean isAtDocumentEnd() {
    return problem.endsWith("<stream end>")
        || problem.endsWith("<document start>")
        || problem.endsWith("<document end>");
  }

  /** A colon behind a text that cannot be a key. */
  private SyntaxProblem explainValue() {
    int lineStart = lineStart(at);
    for (int i = lineStart; i < at; i++) {
      if (text.charAt(i) == ':' && Characters.isSpaceOrEnd(text, i + 1)) {
        return report(at, at + 1, "a plain value may not hold ': '; quote the value");
      }
    }
    if (isQuote(at - 1)) {
      return report(at - 1, at, "a quoted key must end on the line that it starts on");
    }
    int key = skipBlanks(lineStart);
    if (text.startsWith("---", lineStart)) {
      return report(at, at + 1, "a mapping may not start on the line of '---'");
    }
    int above = lineStart == 0 ? 0 : skipBlanks(lineStart(lineStart - 1));
    if (lineStart > 0 && column(above) == column(key)) {
      return explainKey(above);
    }
    return report(
        key,
        at,
        "bad indentation: '%s' continues the value above, so it cannot be a key"
            .formatted(quote(key, at)));
  }

  /** A line that should be a key. */
  private SyntaxProblem explainKey(int key) {
    int end = lineEnd(key);
    if (text.charAt(key) == '-' && end > key + 1) {
      return report(key, end, "a space is missing behind '-' in '%s'".formatted(quote(key, end)));
    }
    int colon = text.indexOf(':', key);
    return colon > key && colon < end - 1
        ? report(key, end, "a space is missing behind ':' in '%s'".formatted(quote(key, end)))
        : report(
            key, end, "'%s' is no key, since ':' is missing behind it".formatted(quote(key, end)));
  }

  /** A token that the parser has no place for. */
  private SyntaxProblem explainUnexpected() {
    int braces = text.substring(lineStart(at), at).indexOf("{{");
    if (braces >= 0) {
      return reportTemplate(lineStart(at) + braces);
    }
    String found = problem.substring(problem.lastIndexOf("found ") + "found ".length());
    boolean isKey = found.equals("'<block mapping start>'") || found.equals("'?'");
    boolean isItem = found.equals("'<block sequence start>'") || found.equals("'-'");
    if (isItem && context.endsWith("block mapping")) {
      return report(at, at + 1, "bad indentation: a list item stands among the keys of a mapping");
    }
    if (isKey && context.endsWith("block collection") && column(at) == column(start)) {
      return report(at, wordEnd(at), "'%s' is a key among the items of a list".formatted(word(at)));
    }
    if (isKey || isItem) {
      return report(
          at, wordEnd(at), "bad indentation: '%s' lines up with nothing above".formatted(word(at)));
    }
    if (isBehindQuote()) {
      return report(
          at,
          wordEnd(at),
          "'%s' stands behind a closing quote; quote the whole value or escape the quote"
              .formatted(word(at)));
    }
    if (at == text.length()) {
      return report(at, at, "a value is missing before the end of the document");
    }
    return report(at, wordEnd(at), "'%s' is not allowed here".formatted(word(at)));
  }

  private SyntaxProblem reportTemplate(int braces) {
    return report(braces, braces + 2, "'{{' starts a mapping in YAML; quote the template");
  }

  private boolean isBehindQuote() {
    int i = at;
    while (i > 0 && Characters.isBlank(text.charAt(i - 1))) {
      i--;
    }
    return isQuote(i - 1);
  }

  private boolean isQuote(int offset) {
    return offset >= 0 && (text.charAt(offset) == '"' || text.charAt(offset) == '\'');
  }

  private SyntaxProblem report(int from, int to, String message) {
    int first = Math.max(0, Math.min(from, text.length()));
    int last = Math.max(first, Math.min(to, text.length()));
    return SyntaxProblem.syntax(source.span(first, last), message);
  }

  private String word(int from) {
    return quote(from, wordEnd(from));
  }

  private int wordEnd(int from) {
    int i = from;
    while (!Characters.isSpaceOrEnd(text, i)) {
      i++;
    }
    return Math.max(i, Math.min(from + 1, text.length()));
  }

  private String quote(int from, int to) {
    int end = Math.min(to, text.length());
    return end - from <= LONGEST_QUOTE
        ? text.substring(from, end)
        : text.substring(from, from + LONGEST_QUOTE) + "...";
  }

  private int lineStart(int offset) {
    int i = offset;
    while (i > 0 && !Characters.isBreak(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private int lineEnd(int offset) {
    int i = offset;
    while (i < text.length() && !Characters.isBreak(text.charAt(i))) {
      i++;
    }
    while (i > offset && Characters.isBlank(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private int skipBlanks(int offset) {
    int i = offset;
    while (i < text.length() && Characters.isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private int column(int offset) {
    return offset - lineStart(offset);
  }
}
