package dev.lintel.syntax.expression;

import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A GitHub expression. Parentheses leave no node; the span of what they enclose leaves them out.
 * Names of contexts, properties and functions are kept as written and compared without case.
 */
public sealed interface Expression {
  Span span();

  /** Gives the expressions directly inside this one, in the order of the text. */
  default List<Expression> children() {
    return switch (this) {
      case NullLiteral _, BooleanLiteral _, NumberLiteral _, StringLiteral _, Context _ ->
          List.of();
      case Property(_, Expression target, _) -> List.of(target);
      case Index(_, Expression target, Expression key) -> List.of(target, key);
      case Wildcard(_, Expression target) -> List.of(target);
      case Call call -> call.arguments();
      case Not(_, Expression operand) -> List.of(operand);
      case Binary(_, _, Expression left, Expression right) -> List.of(left, right);
    };
  }

  /** Gives this expression and all inside it, outer ones before inner ones. */
  default List<Expression> descendants() {
    List<Expression> found = new ArrayList<>();
    Deque<Expression> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      Expression next = open.pop();
      found.add(next);
      next.children().reversed().forEach(open::push);
    }
    return found;
  }

  /** The word {@code null}. */
  record NullLiteral(Span span) implements Expression {}

  /** One of the words {@code true} and {@code false}. */
  record BooleanLiteral(Span span, boolean value) implements Expression {}

  /** A number: decimal, hexadecimal, octal, {@code NaN} or {@code Infinity}. */
  record NumberLiteral(Span span, double value) implements Expression {}

  /**
   * A text in single quotes.
   *
   * @param value without the quotes, doubled ones made single
   */
  record StringLiteral(Span span, String value) implements Expression {}

  /** A context, as {@code github}. */
  record Context(Span span, String name) implements Expression {}

  /** A property by name, as {@code .event}; its span covers the target too. */
  record Property(Span span, Expression target, String name) implements Expression {}

  /** A property or item by a computed key, as {@code ['event']}. */
  record Index(Span span, Expression target, Expression key) implements Expression {}

  /** All properties or items, as {@code .*} or {@code [*]}. */
  record Wildcard(Span span, Expression target) implements Expression {}

  /**
   * A call of a function.
   *
   * @param nameSpan the function's name alone
   */
  record Call(Span span, Span nameSpan, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    public String name() {
      return nameSpan.text();
    }
  }

  /** A negation. */
  record Not(Span span, Expression operand) implements Expression {}

  /** Two operands and what stands between them. */
  record Binary(Span span, Operator operator, Expression left, Expression right)
      implements Expression {}

  /** The operators between two operands. */
  enum Operator {
    OR("||", 1),
    AND("&&", 2),
    EQUAL("==", 3),
    NOT_EQUAL("!=", 3),
    LESS("<", 4),
    LESS_OR_EQUAL("<=", 4),
    GREATER(">", 4),
    GREATER_OR_EQUAL(">=", 4);

    private final String symbol;
    private final int precedence;

    Operator(String symbol, int precedence) {
      this.symbol = symbol;
      this.precedence = precedence;
    }

    public String symbol() {
      return symbol;
    }

    /** Gives how tightly it binds: higher is tighter; all associate to the left. */
    int precedence() {
      return precedence;
    }
  }
}
