package dev.lintel.model.sql;

import dev.lintel.source.Comment;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds which tables the statements speak of that the parser gave up on, as one of another
 * database: what such a statement makes or changes is not known.
 */
final class LostStatements {
  /** The first words are near the name; the bound keeps the search linear. */
  private static final Pattern DEFINITION =
      Pattern.compile(
          "\\b(ALTER|CREATE)\\s[^;()]{0,80}?\\b(?:TABLE|VIEW)\\s+"
              + "(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+|ONLY\\s+)?([\\w.`\"]+)",
          Pattern.CASE_INSENSITIVE);

  private LostStatements() {}

  /**
   * A statement that could not be read.
   *
   * @param place where it names its table
   * @param alters whether it changes the table; it makes it otherwise
   */
  record Lost(TableId table, Span place, boolean alters) {}

  static List<Lost> in(SqlScript script) {
    if (isRead(script)) {
      return List.of();
    }
    char[] text = script.source().content().toCharArray();
    for (Statement statement : script.statements()) {
      blank(text, statement.span());
    }
    for (Comment comment : script.comments()) {
      blank(text, comment.span());
    }
    script.masks().forEach(mask -> blank(text, mask));
    List<Lost> lost = new ArrayList<>();
    Matcher matcher = DEFINITION.matcher(new String(text));
    while (matcher.find()) {
      TableId table = TableId.parse(matcher.group(2).replace('"', '`'));
      lost.add(
          new Lost(
              table,
              script.source().span(matcher.start(2), matcher.end(2)),
              matcher.group(1).toUpperCase(Locale.ROOT).equals("ALTER")));
    }
    return lost;
  }

  /** Tells whether no word is left over, as in most scripts, which then need no search. */
  private static boolean isRead(SqlScript script) {
    List<Span> read = new ArrayList<>();
    script.statements().forEach(statement -> read.add(statement.span()));
    script.comments().forEach(comment -> read.add(comment.span()));
    read.sort((a, b) -> Integer.compare(a.start(), b.start()));
    String text = script.source().content();
    int from = 0;
    for (Span span : read) {
      if (hasLetter(text, from, span.start())) {
        return false;
      }
      from = Math.max(from, span.end());
    }
    return !hasLetter(text, from, text.length());
  }

  private static boolean hasLetter(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLetter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static void blank(char[] text, Span span) {
    for (int i = span.start(); i < span.end(); i++) {
      text[i] = ' ';
    }
  }
}
