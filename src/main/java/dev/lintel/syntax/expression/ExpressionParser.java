package dev.lintel.syntax.expression;

import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.expression.Expression.Operator;
import dev.lintel.syntax.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses the text between {@code ${{} and {@code }}} by recursive descent, with precedence climbing
 * for the operators. Stops at the first fault of grammar: what stands behind it cannot be trusted.
 */
public final class ExpressionParser {
  /** GitHub's own limit, from the parser of @actions/expressions. */
  private static final int MAX_DEPTH = 50;

  /** GitHub's own limit, from the same place; also bounds the length of a chain of operators. */
  private static final int MAX_LENGTH = 21_000;

  private final List<Token> tokens;
  private final List<SyntaxProblem> problems = new ArrayList<>();
  private int next;
  private int depth;

  private ExpressionParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Parses a text; never throws for what it holds. */
  public static ParsedExpression parse(Span text) {
    if (text.length() > MAX_LENGTH) {
      String message = "the expression is longer than %d characters".formatted(MAX_LENGTH);
      return new ParsedExpression(
          text, Optional.empty(), List.of(SyntaxProblem.limit(text, message)));
    }
    ExpressionParser parser = new ExpressionParser(ExpressionLexer.tokens(text));
    Optional<Expression> tree = Optional.empty();
    try {
      tree = Optional.of(parser.whole());
    } catch (Fault fault) {
      parser.problems.clear();
      parser.problems.add(fault.problem);
    }
    return new ParsedExpression(text, tree, parser.problems);
  }

  /** Leads from the first fault straight out of the recursion; never leaves this class. */
  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient SyntaxProblem problem;

    Fault(SyntaxProblem problem) {
      super(problem.message(), null, false, false);
      this.problem = problem;
    }
  }

  private Expression whole() {
    if (peek().kind() == Kind.END) {
      throw fault(peek().span(), "the expression is empty");
    }
    Expression expression = binary(0);
    if (peek().kind() != Kind.END) {
      throw unexpected("an operator or the end of the expression");
    }
    return expression;
  }

  /** Reads operators that bind tighter than {@code floor}. */
  private Expression binary(int floor) {
    enter();
    Expression left = unary();
    while (peek().kind() == Kind.OPERATOR && operator(peek()).precedence() > floor) {
      Operator operator = operator(take());
      Expression right = binary(operator.precedence());
      left = new Expression.Binary(left.span().to(right.span()), operator, left, right);
    }
    depth--;
    return left;
  }

  private static Operator operator(Token token) {
    for (Operator operator : Operator.values()) {
      if (operator.symbol().equals(token.text())) {
        return operator;
      }
    }
    throw new IllegalStateException("the lexer made an operator of " + token);
  }

  private Expression unary() {
    if (peek().kind() != Kind.NOT) {
      return postfix();
    }
    enter();
    Token not = take();
    Expression operand = unary();
    depth--;
    return new Expression.Not(not.span().to(operand.span()), operand);
  }

  private Expression postfix() {
    boolean isLiteral =
        switch (peek().kind()) {
          case NUMBER, STRING -> true;
          default -> false;
        };
    Expression target = primary();
    while (!isLiteral) {
      switch (peek().kind()) {
        case DOT -> target = property(target);
        case OPEN_BRACKET -> target = index(target);
        default -> {
          return target;
        }
      }
    }
    return target;
  }

  private Expression property(Expression target) {
    take();
    return switch (peek().kind()) {
      case NAME -> {
        Token name = take();
        yield new Expression.Property(target.span().to(name.span()), target, name.text());
      }
      case STAR -> new Expression.Wildcard(target.span().to(take().span()), target);
      default -> throw unexpected("a property name or '*'");
    };
  }

  private Expression index(Expression target) {
    take();
    if (peek().kind() == Kind.STAR) {
      take();
      return new Expression.Wildcard(target.span().to(expect(Kind.CLOSE_BRACKET, "']'")), target);
    }
    Expression key = binary(0);
    return new Expression.Index(target.span().to(expect(Kind.CLOSE_BRACKET, "']'")), target, key);
  }

  private Expression primary() {
    return switch (peek().kind()) {
      case NUMBER -> number(take());
      case STRING -> string(take());
      case NAME -> name(take());
      case OPEN_PARENTHESIS -> {
        take();
        Expression inner = binary(0);
        expect(Kind.CLOSE_PARENTHESIS, "')'");
        yield inner;
      }
      default -> throw unexpected("a value");
    };
  }

  private static Expression number(Token token) {
    return new Expression.NumberLiteral(token.span(), Numbers.parse(token.text()).orElseThrow());
  }

  private static Expression string(Token token) {
    String quoted = token.text();
    return new Expression.StringLiteral(
        token.span(), quoted.substring(1, quoted.length() - 1).replace("''", "'"));
  }

  private Expression name(Token token) {
    if (peek().kind() == Kind.OPEN_PARENTHESIS) {
      return call(token);
    }
    return switch (token.text()) {
      case "null" -> new Expression.NullLiteral(token.span());
      case "true" -> new Expression.BooleanLiteral(token.span(), true);
      case "false" -> new Expression.BooleanLiteral(token.span(), false);
      case "NaN" -> new Expression.NumberLiteral(token.span(), Double.NaN);
      case "Infinity" -> new Expression.NumberLiteral(token.span(), Double.POSITIVE_INFINITY);
      default -> new Expression.Context(token.span(), token.text());
    };
  }

  private Expression call(Token name) {
    take();
    List<Expression> arguments = new ArrayList<>();
    if (peek().kind() != Kind.CLOSE_PARENTHESIS) {
      arguments.add(binary(0));
      while (peek().kind() == Kind.COMMA) {
        take();
        arguments.add(binary(0));
      }
    }
    Span end = expect(Kind.CLOSE_PARENTHESIS, "',' or ')'");
    checkCall(name, arguments.size());
    return new Expression.Call(name.span().to(end), name.span(), arguments);
  }

  private void checkCall(Token name, int arguments) {
    BuiltinFunction.named(name.text())
        .map(function -> function.argumentProblem(arguments))
        .orElse(Optional.of("there is no function '%s'".formatted(name.text())))
        .ifPresent(message -> problems.add(SyntaxProblem.syntax(name.span(), message)));
  }

  private Span expect(Kind kind, String what) {
    if (peek().kind() != kind) {
      throw unexpected(what);
    }
    return take().span();
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw new Fault(
          SyntaxProblem.limit(
              peek().span(),
              "the expression is nested deeper than %d levels".formatted(MAX_DEPTH)));
    }
  }

  private Fault unexpected(String expected) {
    Token found = peek();
    String text = found.text();
    String message =
        switch (found.kind()) {
          case END -> "the expression ends where %s is expected".formatted(expected);
          case INVALID ->
              text.startsWith("'")
                  ? "the string has no closing quote"
                  : text.startsWith("\"")
                      ? "a string stands in single quotes, not in double quotes"
                      : "'%s' is not part of the expression language".formatted(text);
          default -> "'%s' stands where %s is expected".formatted(text, expected);
        };
    return fault(found.span(), message);
  }

  private static Fault fault(Span span, String message) {
    return new Fault(SyntaxProblem.syntax(span, message));
  }
}
