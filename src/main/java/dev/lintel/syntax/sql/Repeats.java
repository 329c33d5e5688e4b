package dev.lintel.syntax.sql;

import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;

/**
 * Finds what differs from the statement or row before it in nothing but its literals. A dump of a
 * table holds millions of these; the first ones say all there is to say, so that the others need no
 * place in the tree, nor a parse.
 */
final class Repeats {
  /** What repeats is kept up to so many tokens; a token of the tree takes about 100 bytes. */
  private static final int MAX_KEPT_TOKENS = 200_000;

  /** Rows of one statement are kept up to so many tokens. */
  private static final int MAX_ROW_TOKENS = 100_000;

  private int[] types = {};
  private String[] texts = {};
  private int kept;
  private int rowBefore = -1;
  private int row = -1;
  private int depth;

  /** Tells whether an INSERT, whose words are not settled yet, repeats the one before too often. */
  boolean isRepeat(List<SqlToken> tokens) {
    if (!Keywords.upper(tokens.getFirst()).equals("INSERT")) {
      forget();
      return false;
    }
    if (isAlike(tokens)) {
      kept += tokens.size();
      return kept > MAX_KEPT_TOKENS;
    }
    types = new int[tokens.size()];
    texts = new String[tokens.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = tokens.get(i).getType();
      texts[i] = text(tokens.get(i));
    }
    return false;
  }

  /** Forgets the statement before: it was refused, and so are those like it. */
  void forget() {
    types = new int[0];
  }

  private boolean isAlike(List<SqlToken> tokens) {
    if (tokens.size() != types.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      Token token = tokens.get(i);
      if (token.getType() != types[i] || !text(token).equals(texts[i])) {
        return false;
      }
    }
    return true;
  }

  /** Of literals the text does not count. */
  private static String text(Token token) {
    return switch (token.getType()) {
      case SparkLexer.StringLiteral, SparkLexer.Number -> "";
      default -> token.getText().toUpperCase(Locale.ROOT);
    };
  }

  /** Begins a statement, whose tokens come one by one. */
  void start() {
    rowBefore = -1;
    row = -1;
    depth = 0;
  }

  /**
   * Takes notice of the last token; if it ends a row that repeats the one before, drops the row.
   */
  void addTo(List<SqlToken> tokens) {
    switch (tokens.getLast().getType()) {
      case SparkLexer.LParen -> {
        if (depth++ == 0) {
          rowBefore = row;
          row = tokens.size() - 1;
        }
      }
      case SparkLexer.RParen -> {
        if (--depth == 0 && tokens.size() > MAX_ROW_TOKENS && repeatsRow(tokens)) {
          tokens.subList(row - 1, tokens.size()).clear();
          row = rowBefore;
        }
      }
      default -> {}
    }
  }

  private boolean repeatsRow(List<SqlToken> tokens) {
    int length = tokens.size() - row;
    if (rowBefore < 0
        || row - 1 - rowBefore != length
        || tokens.get(row - 1).getType() != SparkLexer.Comma
        || !Keywords.upper(tokens.getFirst()).equals("INSERT")) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      Token before = tokens.get(rowBefore + i);
      Token token = tokens.get(row + i);
      if (before.getType() != token.getType() || !text(before).equals(text(token))) {
        return false;
      }
    }
    return true;
  }
}
