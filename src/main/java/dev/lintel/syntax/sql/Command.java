package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/**
 * A statement that needs no record of its own: SHOW, DESCRIBE, VACUUM and many more.
 *
 * @param kind the words of SQL that it begins with, in capitals, as SHOW TABLES
 * @param words all words of SQL in it that are no names, in capitals
 * @param parts the names, expressions, queries, literals and statements in it
 */
public record Command(Span span, Span verb, String kind, List<String> words, List<SqlNode> parts)
    implements Statement {
  public Command {
    words = List.copyOf(words);
    parts = List.copyOf(parts);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    parts.forEach(action);
  }
}
