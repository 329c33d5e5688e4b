package dev.lintel.model.embedded;

import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds SQL in files of other languages and parses it. Each script stands in a text of its own that
 * leads each place back to the file.
 *
 * <p>Where Spark itself is given the text, everything is checked. Where only its look tells that a
 * text is SQL (a cursor, a hook, a key of YAML), nobody knows the dialect: what Spark would refuse
 * may be right there, so of such a text no fault of syntax is told.
 */
public final class EmbeddedSql {
  /** The mark of a line that a notebook in Python gives to another language. */
  public static final String MAGIC = "# MAGIC";

  private static final List<String> FIRST_WORDS =
      List.of(
          "SELECT",
          "WITH",
          "INSERT",
          "UPDATE",
          "DELETE",
          "MERGE",
          "CREATE",
          "DROP",
          "ALTER",
          "TRUNCATE");

  private EmbeddedSql() {}

  /** Gives the SQL in a Python text, in its order. */
  public static List<SqlScript> inPython(SourceText source) {
    List<SqlScript> cells = NotebookCells.scripts(source);
    List<SqlScript> calls = PythonSql.scripts(source);
    if (cells.isEmpty() || calls.isEmpty()) {
      return cells.isEmpty() ? calls : cells;
    }
    List<SqlScript> all = new ArrayList<>(cells);
    all.addAll(calls);
    all.sort((a, b) -> Integer.compare(start(a), start(b)));
    return all;
  }

  private static int start(SqlScript script) {
    return script.source().all().resolved().start();
  }

  /** Gives the SQL in a YAML text, in its order. */
  public static List<SqlScript> inYaml(YamlStream stream, ArtifactKind kind) {
    return YamlSql.scripts(stream, kind);
  }

  /** Parses a text that Spark is given. */
  static SqlScript spark(SourceText text, List<Span> holes) {
    return SqlParser.parse(text, holes);
  }

  /** Parses a text of which nobody knows the dialect. */
  static SqlScript unknown(SourceText text, List<Span> holes) {
    SqlScript script = SqlParser.parse(text, holes);
    return script.withProblems(
        script.problems().stream().filter(p -> p.kind() == SyntaxProblem.Kind.LIMIT).toList());
  }

  /** Tells whether a text begins as statements do. */
  static boolean looksLikeSql(String text) {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (text.startsWith("--", start)) {
      int end = text.indexOf('\n', start);
      start = end < 0 ? text.length() : end + 1;
      while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
        start++;
      }
    }
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end)) && end - start < 10) {
      end++;
    }
    boolean isFollowed = end < text.length() && Character.isWhitespace(text.charAt(end));
    return isFollowed && FIRST_WORDS.contains(text.substring(start, end).toUpperCase(Locale.ROOT));
  }

  /** Tells whether a text is the path of a file with SQL rather than SQL. */
  static boolean isPath(String text) {
    String path = text.strip().toLowerCase(Locale.ROOT);
    return (path.endsWith(".sql") || path.endsWith(".hql") || path.endsWith(".ddl"))
        && path.chars().noneMatch(Character::isWhitespace);
  }
}
