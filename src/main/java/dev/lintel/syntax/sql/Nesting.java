package dev.lintel.syntax.sql;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Measures how deep a statement nests, before the parser would find out by running out of stack.
 * Whatever lets a rule of the grammar call itself counts: parentheses, brackets, CASE, nested
 * types, and on each of these levels the signs and arrows whose operand is still open.
 */
final class Nesting {
  /** More than any statement that a person or a generator means; a level costs about 2 KB. */
  static final int MAX_DEPTH = 200;

  private final int[] signs = new int[MAX_DEPTH + 2];
  private final int[] arrows = new int[MAX_DEPTH + 2];
  private int level;
  private int openOperands;
  private int openTypes;

  private Nesting() {}

  /** Gives the first token that stands too deep. */
  static Optional<Token> tooDeep(List<? extends Token> tokens) {
    Nesting nesting = new Nesting();
    for (Token token : tokens) {
      nesting.add(token.getType());
      if (nesting.level + nesting.openOperands + nesting.openTypes > MAX_DEPTH) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }

  private void add(int type) {
    switch (type) {
      case SparkLexer.LParen, SparkLexer.LBracket, SparkLexer.CASE -> level++;
      case SparkLexer.RParen, SparkLexer.RBracket, SparkLexer.END -> {
        endExpression();
        level = Math.max(0, level - 1);
        endOperand();
      }
      case SparkLexer.NOT, SparkLexer.Bang, SparkLexer.Minus, SparkLexer.Plus, SparkLexer.Tilde -> {
        signs[level]++;
        openOperands++;
      }
      case SparkLexer.Arrow -> {
        endOperand();
        arrows[level]++;
        openOperands++;
      }
      case SparkLexer.TypeOpen -> openTypes++;
      case SparkLexer.Greater -> {
        openTypes = Math.max(0, openTypes - 1);
        endOperand();
      }
      case SparkLexer.Comma, SparkLexer.RowComma -> endExpression();
      default -> endOperand();
    }
  }

  private void endOperand() {
    openOperands -= signs[level];
    signs[level] = 0;
  }

  private void endExpression() {
    endOperand();
    openOperands -= arrows[level];
    arrows[level] = 0;
  }
}
