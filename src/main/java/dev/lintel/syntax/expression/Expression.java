package dev.lintel.syntax.expression;

import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A GitHub expression. Parentheses leave no node: the span of what they enclose leaves them out,
 * and the span of what stands around takes them in. Names of contexts, properties and functions are
 * kept as written and compared without case.
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
      case Wildcard(_, Expression target, _) -> List.of(target);
      case Call call -> call.arguments();
      case Not(_, Expression operand) -> List.of(operand);
      case Logical logical -> logical.operands();
      case Comparison(_, _, _, Expression left, Expression right) -> List.of(left, right);
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

  /**
   * A property by name, as {@code .event}.
   *
   * @param span covers the target too
   * @param nameSpan the name alone, without its dot
   */
  record Property(Span span, Expression target, Span nameSpan) implements Expression {
    public String name() {
      return nameSpan.text();
    }
  }

  /** A property or item by a computed key, as {@code ['event']}. */
  record Index(Span span, Expression target, Expression key) implements Expression {}

  /**
   * All properties or items, as {@code .*} or {@code [*]}.
   *
   * @param star the {@code *} alone
   */
  record Wildcard(Span span, Expression target, Span star) implements Expression {}

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

    /** Gives the function that is called; empty where there is none of the name. */
    public Optional<BuiltinFunction> function() {
      return BuiltinFunction.named(name());
    }
  }

  /** A negation. */
  record Not(Span span, Expression operand) implements Expression {
    /** Gives the place of the {@code !}. */
    public Span operatorSpan() {
      return span.part(0, 1);
    }
  }

  /**
   * A chain of operands with one and the same of {@code &&} and {@code ||} between them; its result
   * is one of the operands.
   *
   * @param operands two or more
   * @param operatorSpans one less than the operands
   */
  record Logical(Span span, Logic logic, List<Expression> operands, List<Span> operatorSpans)
      implements Expression {
    public Logical {
      operands = List.copyOf(operands);
      operatorSpans = List.copyOf(operatorSpans);
    }
  }

  /** What joins the operands of a {@link Logical}. */
  enum Logic {
    OR("||"),
    AND("&&");

    private final String symbol;

    Logic(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /** Two operands that are compared. */
  record Comparison(
      Span span, Comparator comparator, Span operatorSpan, Expression left, Expression right)
      implements Expression {}

  /** How the operands of a {@link Comparison} are compared. */
  enum Comparator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Comparator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }

    /** Tells whether it is {@code ==} or {@code !=}, which bind less tightly than the others. */
    boolean isEquality() {
      return this == EQUAL || this == NOT_EQUAL;
    }
  }
}
