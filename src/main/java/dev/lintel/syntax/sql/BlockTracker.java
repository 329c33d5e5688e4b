package dev.lintel.syntax.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.Token;

/**
 * Follows the blocks of a script, {@code BEGIN .. END} and what may stand in one, so that a
 * semicolon inside ends no statement of the file. Sees tokens as the lexer gives them, each once.
 */
final class BlockTracker {
  /** What opened, innermost first; an expression's CASE counts, since END closes it too. */
  private final Deque<String> open = new ArrayDeque<>();

  private boolean isCreated;
  private boolean isHandler;
  private boolean startsStatement = true;
  private boolean endsLabel;
  private boolean isBehindEnd;
  private int count;

  /** Tells whether what was seen so far is a block that nothing closed yet. */
  boolean isOpen() {
    return !open.isEmpty();
  }

  void add(Token token) {
    count++;
    switch (token.getType()) {
      case SparkLexer.Word -> word(Keywords.upper(token));
      case SparkLexer.Semicolon -> {
        startsStatement = true;
        isHandler = false;
        isBehindEnd = false;
      }
      case SparkLexer.Colon -> startsStatement = endsLabel;
      default -> startsStatement = false;
    }
  }

  private void word(String word) {
    boolean starts = startsStatement;
    boolean closes = isBehindEnd && isClosed(word);
    endsLabel = starts;
    startsStatement = false;
    isBehindEnd = false;
    if (closes) {
      return;
    }
    switch (word) {
      case "PROCEDURE" -> isCreated |= count <= 5;
      case "HANDLER" -> isHandler = isOpen();
      case "BEGIN" -> {
        if (starts || isHandler || isCreated && open.isEmpty()) {
          open.push(word);
          startsStatement = true;
        }
      }
      case "IF", "WHILE", "FOR" -> {
        if (starts && isOpen()) {
          open.push(word);
        }
      }
      case "LOOP", "REPEAT" -> {
        if (starts && isOpen()) {
          open.push(word);
          startsStatement = true;
        }
      }
      case "CASE" -> {
        if (isOpen()) {
          open.push(starts ? word : "expression");
        }
      }
      case "THEN", "ELSE" -> startsStatement = isOpen() && !open.peek().equals("expression");
      case "DO" -> startsStatement = true;
      case "END" -> {
        open.poll();
        isBehindEnd = true;
      }
      default -> {}
    }
  }

  private static boolean isClosed(String word) {
    return switch (word) {
      case "IF", "CASE", "WHILE", "FOR", "LOOP", "REPEAT" -> true;
      default -> false;
    };
  }
}
