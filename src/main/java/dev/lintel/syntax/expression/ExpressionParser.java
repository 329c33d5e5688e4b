package dev.lintel.syntax.expression;

import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.expression.Expression.Logic;
import dev.lintel.syntax.expression.Token.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Parses the text between {@code ${{} and {@code }}} by recursive descent. Symbols that no
 * expression may hold are all reported, and nothing else beside them: what they stand between
 * cannot be read. A fault of grammar inside a call ends with its argument, and one outside of calls
 * ends the reading.
 *
 * <p>Limits and grammar are those of the lexer and parser of @actions/expressions 0.3.61 and of the
 * expression parser of github.com/actions/runner, read 2026-11-27.
 */
public final class ExpressionParser {
  /** GitHub's own limit, in UTF-16 units. */
  private static final int MAX_LENGTH = 21_000;

  private final List<Token> tokens;
  private final List<SyntaxProblem> problems = new ArrayList<>();
  private int faults;
  private int next;
  private int depth;

  private ExpressionParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Parses a text; never throws for what it holds. Linear in the text's length. */
  public static ParsedExpression parse(Span text) {
    if (text.length() > MAX_LENGTH) {
      String message = "the expression is longer than %d characters".formatted(MAX_LENGTH);
      return unreadable(text, List.of(SyntaxProblem.limit(text, message)));
    }
    List<Token> tokens = ExpressionLexer.tokens(text);
    List<SyntaxProblem> symbols =
        tokens.stream()
            .filter(token -> token.kind() == Kind.INVALID)
            .map(token -> SyntaxProblem.syntax(token.span(), invalid(token.text())))
            .toList();
    return symbols.isEmpty()
        ? new ExpressionParser(tokens).parsed(text)
        : unreadable(text, symbols);
  }

  private static ParsedExpression unreadable(Span text, List<SyntaxProblem> problems) {
    return new ParsedExpression(text, Optional.empty(), problems);
  }

  private ParsedExpression parsed(Span text) {
    Optional<Expression> tree = Optional.empty();
    try {
      tree = Optional.of(whole());
    } catch (Fault fault) {
      report(fault);
    }
    tree.flatMap(DepthLimit::deeper)
        .ifPresent(deep -> report(new Fault(SyntaxProblem.limit(deep.span(), DepthLimit.MESSAGE))));
    problems.sort(Comparator.comparingInt(problem -> problem.span().start()));
    return new ParsedExpression(text, faults == 0 ? tree : Optional.empty(), problems);
  }

  private void report(Fault fault) {
    problems.add(fault.problem);
    faults++;
  }

  /** Leads from a fault out of the recursion; never leaves this class. */
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
    Expression expression = expression();
    if (peek().kind() != Kind.END) {
      throw unexpected("an operator or the end of the expression");
    }
    return expression;
  }

  private Expression expression() {
    enter();
    Expression expression = logical(Logic.OR);
    depth--;
    return expression;
  }

  private Expression logical(Logic logic) {
    int first = next;
    Expression head = operand(logic);
    Kind kind = logic == Logic.OR ? Kind.OR : Kind.AND;
    if (peek().kind() != kind) {
      return head;
    }
    enter();
    List<Expression> operands = new ArrayList<>(List.of(head));
    List<Span> operators = new ArrayList<>();
    while (peek().kind() == kind) {
      operators.add(take().span());
      operands.add(operand(logic));
    }
    depth--;
    return new Expression.Logical(since(first), logic, operands, operators);
  }

  private Expression operand(Logic logic) {
    return switch (logic) {
      case OR -> logical(Logic.AND);
      case AND -> comparison(true);
    };
  }

  /** Reads a chain of equalities, or of the comparisons that bind tighter than they do. */
  private Expression comparison(boolean isEquality) {
    int first = next;
    Expression left = isEquality ? comparison(false) : unary();
    while (true) {
      Optional<Expression.Comparator> comparator = peek().kind().comparator();
      if (comparator.isEmpty() || comparator.get().isEquality() != isEquality) {
        return left;
      }
      Span operator = take().span();
      Expression right = isEquality ? comparison(false) : unary();
      left = new Expression.Comparison(since(first), comparator.get(), operator, left, right);
    }
  }

  private Expression unary() {
    if (peek().kind() != Kind.NOT) {
      return path();
    }
    int first = next;
    enter();
    take();
    Expression operand = unary();
    depth--;
    return new Expression.Not(since(first), operand);
  }

  /** Only a context, a call or what stands in parentheses has properties. */
  private Expression path() {
    int first = next;
    boolean isGroup = peek().kind() == Kind.OPEN_PARENTHESIS;
    Expression target = primary();
    boolean isTarget =
        isGroup || target instanceof Expression.Context || target instanceof Expression.Call;
    while (isTarget) {
      switch (peek().kind()) {
        case DOT -> target = property(first, target);
        case OPEN_BRACKET -> target = index(first, target);
        default -> {
          return target;
        }
      }
    }
    return target;
  }

  private Expression property(int first, Expression target) {
    take();
    return switch (peek().kind()) {
      case NAME -> {
        Span name = take().span();
        yield new Expression.Property(since(first), target, name);
      }
      case STAR -> {
        Span star = take().span();
        yield new Expression.Wildcard(since(first), target, star);
      }
      default -> throw unexpected("a property name or '*'");
    };
  }

  private Expression index(int first, Expression target) {
    take();
    if (peek().kind() == Kind.STAR) {
      Span star = take().span();
      expect(Kind.CLOSE_BRACKET, "']'");
      return new Expression.Wildcard(since(first), target, star);
    }
    Expression key = expression();
    expect(Kind.CLOSE_BRACKET, "']'");
    return new Expression.Index(since(first), target, key);
  }

  private Expression primary() {
    return switch (peek().kind()) {
      case NUMBER -> number(take());
      case STRING -> string(take());
      case NAME -> name(take());
      case OPEN_PARENTHESIS -> {
        take();
        Expression inner = expression();
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
    int first = next - 1;
    int earlierFaults = faults;
    take();
    List<Expression> arguments = new ArrayList<>();
    if (peek().kind() != Kind.CLOSE_PARENTHESIS) {
      arguments.add(argument());
      while (peek().kind() == Kind.COMMA) {
        take();
        arguments.add(argument());
      }
    }
    take();
    checkCall(name, arguments.size(), faults == earlierFaults);
    return new Expression.Call(since(first), name.span(), arguments);
  }

  /**
   * Reads an argument and stops at the comma or parenthesis behind it, even after a fault in it.
   */
  private Expression argument() {
    int first = next;
    int outer = depth;
    try {
      Expression argument = expression();
      if (!endsArgument(peek().kind())) {
        throw unexpected("',' or ')'");
      }
      return argument;
    } catch (Fault fault) {
      if (fault.problem.kind() == SyntaxProblem.Kind.LIMIT || !skipToArgumentEnd(first)) {
        throw fault;
      }
      report(fault);
      depth = outer;
      return new Expression.NullLiteral(tokens.get(first).span());
    }
  }

  private static boolean endsArgument(Kind kind) {
    return kind == Kind.COMMA || kind == Kind.CLOSE_PARENTHESIS;
  }

  /** Goes on behind the argument that starts at a token; tells whether it has an end. */
  private boolean skipToArgumentEnd(int first) {
    int nesting = 0;
    for (int at = first; tokens.get(at).kind() != Kind.END; at++) {
      Kind kind = tokens.get(at).kind();
      if (nesting <= 0 && at >= next && endsArgument(kind)) {
        next = at;
        return true;
      }
      switch (kind) {
        case OPEN_PARENTHESIS, OPEN_BRACKET -> nesting++;
        case CLOSE_PARENTHESIS, CLOSE_BRACKET -> nesting--;
        default -> {}
      }
    }
    return false;
  }

  /** A fault may hide a comma, so the arguments of a faulty call are not counted. */
  private void checkCall(Token name, int arguments, boolean isCounted) {
    Optional<BuiltinFunction> function = BuiltinFunction.named(name.text());
    Optional<String> message =
        function.isEmpty()
            ? Optional.of("there is no function '%s'".formatted(name.text()))
            : function.filter(_ -> isCounted).flatMap(f -> f.argumentProblem(arguments));
    message.ifPresent(m -> problems.add(SyntaxProblem.syntax(name.span(), m)));
  }

  private void expect(Kind kind, String what) {
    if (peek().kind() != kind) {
      throw unexpected(what);
    }
    take();
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  /** Gives the span from a token to the one that was taken last. */
  private Span since(int first) {
    return tokens.get(first).span().to(tokens.get(next - 1).span());
  }

  private void enter() {
    if (++depth > DepthLimit.LEVELS) {
      throw new Fault(SyntaxProblem.limit(peek().span(), DepthLimit.MESSAGE));
    }
  }

  private Fault unexpected(String expected) {
    Token found = peek();
    String message =
        found.kind() == Kind.END
            ? "the expression ends where %s is expected".formatted(expected)
            : "'%s' stands where %s is expected".formatted(found.text(), expected);
    return fault(found.span(), message);
  }

  private static String invalid(String text) {
    return switch (text.charAt(0)) {
      case '\'' -> "the string has no closing quote";
      case '"' -> "a string stands in single quotes, not in double quotes";
      default -> "'%s' is not part of the expression language".formatted(text);
    };
  }

  private static Fault fault(Span span, String message) {
    return new Fault(SyntaxProblem.syntax(span, message));
  }
}
