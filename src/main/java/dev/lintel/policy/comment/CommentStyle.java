package dev.lintel.policy.comment;

import dev.lintel.source.DataTable;
import java.util.List;
import java.util.Locale;

/**
 * How a family of languages writes comments, and what else may hold the same signs without being
 * one.
 *
 * @param lineMarks what opens a comment up to the end of its line
 * @param blocks the two ends of comments that may go over lines
 * @param quotes what a text stands between; longer ones first
 * @param hasHereDocuments whether {@code <<WORD} makes the lines up to {@code WORD} a text
 * @param hasFences whether lines of three backquotes or tildes enclose a text
 * @param hasBlockScalars whether {@code |} and {@code >} at the end of a line make the deeper lines
 *     below a text, as in YAML
 */
record CommentStyle(
    List<String> lineMarks,
    List<Ends> blocks,
    List<Quote> quotes,
    boolean hasHereDocuments,
    boolean hasFences,
    boolean hasBlockScalars) {
  /** The ends of a comment. */
  record Ends(String open, String close) {}

  /**
   * The ends of a text, which are equal.
   *
   * @param hasEscapes whether a backslash takes the next character as it is
   */
  record Quote(String mark, boolean hasEscapes, boolean isMultiLine) {}

  private static final Ends SLASH_STAR = new Ends("/*", "*/");
  private static final Ends ANGLE = new Ends("<!--", "-->");
  private static final Quote SINGLE = new Quote("'", true, false);
  private static final Quote DOUBLE = new Quote("\"", true, false);
  private static final Quote BACK = new Quote("`", false, false);
  private static final Quote TRIPLE_SINGLE = new Quote("'''", true, true);
  private static final Quote TRIPLE_DOUBLE = new Quote("\"\"\"", true, true);

  private static final CommentStyle SHELL =
      new CommentStyle(
          List.of("#"),
          List.of(),
          List.of(new Quote("'", false, true), new Quote("\"", true, true)),
          true,
          false,
          false);
  private static final CommentStyle SCRIPT = lines(List.of("#", ";"), List.of(DOUBLE, SINGLE));
  private static final CommentStyle PYTHON =
      lines(List.of("#"), List.of(TRIPLE_DOUBLE, TRIPLE_SINGLE, DOUBLE, SINGLE));
  private static final CommentStyle HCL =
      new CommentStyle(
          List.of("#", "//"), List.of(SLASH_STAR), List.of(DOUBLE), true, false, false);
  private static final CommentStyle BRACES =
      new CommentStyle(
          List.of("//", "#"),
          List.of(SLASH_STAR),
          List.of(TRIPLE_DOUBLE, DOUBLE, SINGLE, new Quote("`", true, true)),
          false,
          false,
          false);
  private static final CommentStyle MARKUP =
      new CommentStyle(List.of(), List.of(ANGLE), List.of(), false, false, false);
  private static final CommentStyle MARKDOWN =
      new CommentStyle(List.of(), List.of(ANGLE), List.of(BACK), false, true, false);
  private static final CommentStyle TEMPLATE =
      new CommentStyle(
          List.of("#"),
          List.of(new Ends("{{/*", "*/"), new Ends("{{- /*", "*/"), new Ends("{{-/*", "*/"), ANGLE),
          List.of(DOUBLE, SINGLE),
          false,
          false,
          true);
  private static final CommentStyle NONE = lines(List.of(), List.of());

  /** Any mark at all, where nobody knows what the file is. */
  private static final CommentStyle ANY =
      new CommentStyle(
          List.of("#", "//", "--", ";"),
          List.of(SLASH_STAR, ANGLE, new Ends("{{/*", "*/"), new Ends("{#", "#}")),
          List.of(DOUBLE, SINGLE),
          false,
          false,
          false);

  private static CommentStyle lines(List<String> marks, List<Quote> quotes) {
    return new CommentStyle(marks, List.of(), quotes, false, false, false);
  }

  /** Gives the style of a file by its name; below {@code templates} that of Helm. */
  static CommentStyle of(String path) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1).toLowerCase(Locale.ROOT);
    boolean isYaml = name.endsWith(".yaml") || name.endsWith(".yml");
    return isYaml ? TEMPLATE : named(wordFor(name));
  }

  private static CommentStyle named(String word) {
    return switch (word) {
      case "shell" -> SHELL;
      case "script" -> SCRIPT;
      case "python", "toml" -> PYTHON;
      case "hcl" -> HCL;
      case "braces" -> BRACES;
      case "markup" -> MARKUP;
      case "markdown" -> MARKDOWN;
      case "template" -> TEMPLATE;
      case "json" -> NONE;
      default -> ANY;
    };
  }

  private static String wordFor(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot);
    int first = name.indexOf('.');
    String stem = first > 0 ? name.substring(0, first) : name;
    for (String row : DataTable.rows("policy/comment-styles.txt")) {
      List<String> words = List.of(row.split(" "));
      List<String> names = words.subList(1, words.size());
      if (names.contains(name) || names.contains(ending)) {
        return words.getFirst();
      }
    }
    // Dockerfile.api, .env.production
    boolean isEnvironment = name.startsWith(".env.");
    return stem.equals("dockerfile") || isEnvironment ? "script" : "any";
  }
}
