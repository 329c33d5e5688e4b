package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SparkParser.DataTypeContext;
import dev.lintel.syntax.sql.SparkParser.OperatorContext;
import dev.lintel.syntax.sql.SparkParser.PrefixContext;
import dev.lintel.syntax.sql.SparkParser.TailContext;
import dev.lintel.syntax.sql.SparkParser.TermContext;
import dev.lintel.syntax.sql.SparkParser.WordOperatorContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Gives the operators of one expression their precedence. The grammar leaves them as one flat row
 * of terms and operators; here each operand is climbed by the binding strength of what follows.
 *
 * <p>Strengths follow Spark's grammar: https://spark.apache.org/docs/latest/sql-ref-operators.html,
 * read 2026-11-20.
 */
final class OperatorBuilder {
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int PREDICATE = 4;
  private static final int BAR = 5;
  private static final int CARET = 6;
  private static final int AMPERSAND = 7;
  private static final int SHIFT = 8;
  private static final int SUM = 9;
  private static final int PRODUCT = 10;
  private static final int SIGN = 11;
  private static final int CAST = 12;

  private final ExpressionBuilder expressions;
  private final Spans spans;
  private final List<ParseTree> items = new ArrayList<>();
  private int index;

  private OperatorBuilder(ExpressionBuilder expressions, Spans spans) {
    this.expressions = expressions;
    this.spans = spans;
  }

  /** Builds what the children of a context say: prefixes, terms and tails. */
  static Expression build(ParserRuleContext context, ExpressionBuilder expressions, Spans spans) {
    OperatorBuilder builder = new OperatorBuilder(expressions, spans);
    for (ParseTree child : context.children) {
      if (child instanceof TailContext tail) {
        builder.items.addAll(tail.children);
      } else if (child instanceof PrefixContext || child instanceof TermContext) {
        builder.items.add(child);
      }
    }
    return builder.climb(OR);
  }

  private Expression climb(int least) {
    int from = index;
    Expression left = operand();
    while (index < items.size() && strength(items.get(index)) >= least) {
      left = join(from, left);
    }
    return left;
  }

  private Expression operand() {
    int from = index;
    ParseTree item = items.get(index++);
    if (item instanceof TermContext term) {
      return expressions.term(term);
    }
    int sign = Spans.first(item).getType();
    if (sign == SparkLexer.NOT || sign == SparkLexer.Bang) {
      Expression operand = climb(NOT);
      return new Not(from(from), operand);
    }
    Expression operand = climb(SIGN);
    return new Operation(from(from), spans.of(item, item).text(), List.of(operand));
  }

  /** Gives the span from an item to the one that was read last. */
  private Span from(int first) {
    return spans.of(items.get(first), items.get(index - 1));
  }

  private static int strength(ParseTree item) {
    return switch (Spans.first(item).getType()) {
      case SparkLexer.OR -> OR;
      case SparkLexer.AND -> AND;
      case SparkLexer.Bar -> BAR;
      case SparkLexer.Caret -> CARET;
      case SparkLexer.Ampersand -> AMPERSAND;
      case SparkLexer.Tilde, SparkLexer.LongArrow, SparkLexer.ShiftLeft -> SHIFT;
      case SparkLexer.Greater -> item.getChildCount() > 1 ? SHIFT : PREDICATE;
      case SparkLexer.Plus, SparkLexer.Minus, SparkLexer.Concat -> SUM;
      case SparkLexer.Star, SparkLexer.Slash, SparkLexer.Percent, SparkLexer.DIV -> PRODUCT;
      case SparkLexer.ColonColon, SparkLexer.AT -> CAST;
      default -> PREDICATE;
    };
  }

  private Expression join(int from, Expression left) {
    ParseTree item = items.get(index);
    if (item instanceof OperatorContext operator) {
      return binary(from, left, operator);
    }
    return switch (Spans.first(item).getType()) {
      case SparkLexer.IS -> is(from, left);
      case SparkLexer.ColonColon -> cast(from, left);
      default -> word(from, left);
    };
  }

  private Expression binary(int from, Expression left, OperatorContext operator) {
    int type = operator.getStart().getType();
    requireNoBlanks(operator);
    return switch (type) {
      case SparkLexer.OR, SparkLexer.AND -> {
        List<Expression> operands = chain(left, operator);
        yield new Logical(
            from(from),
            type == SparkLexer.OR ? Logical.Operator.OR : Logical.Operator.AND,
            operands);
      }
      case SparkLexer.Equal -> comparison(from, left, Comparison.Operator.EQUAL);
      case SparkLexer.NotEqual -> comparison(from, left, Comparison.Operator.NOT_EQUAL);
      case SparkLexer.Less -> comparison(from, left, Comparison.Operator.LESS);
      case SparkLexer.LessOrEqual -> comparison(from, left, Comparison.Operator.LESS_OR_EQUAL);
      case SparkLexer.GreaterOrEqual ->
          comparison(from, left, Comparison.Operator.GREATER_OR_EQUAL);
      case SparkLexer.NullSafeEqual -> comparison(from, left, Comparison.Operator.NULL_SAFE_EQUAL);
      default -> {
        if (strength(operator) == PREDICATE && type == SparkLexer.Greater) {
          yield comparison(from, left, Comparison.Operator.GREATER);
        }
        List<Expression> operands = chain(left, operator);
        yield new Operation(from(from), spans.of(operator).text(), operands);
      }
    };
  }

  /** Of a shift to the right the signs are tokens of their own, for they also close types. */
  private void requireNoBlanks(OperatorContext operator) {
    if (operator.getStart().getType() == SparkLexer.Greater
        && spans.of(operator).length() > operator.getChildCount()) {
      throw SyntaxMessages.unexpected(spans, Spans.first(operator.getChild(1)));
    }
  }

  /** Reads on as long as the same operator follows. */
  private List<Expression> chain(Expression left, OperatorContext operator) {
    List<Expression> operands = new ArrayList<>();
    operands.add(left);
    while (index < items.size()
        && items.get(index) instanceof OperatorContext next
        && isSame(next, operator)) {
      index++;
      operands.add(climb(strength(operator) + 1));
    }
    return operands;
  }

  /** The signs of a shift to the right are as many as it has children. */
  private static boolean isSame(OperatorContext one, OperatorContext other) {
    return one.getStart().getType() == other.getStart().getType()
        && one.getChildCount() == other.getChildCount();
  }

  private Expression comparison(int from, Expression left, Comparison.Operator operator) {
    Span sign = spans.of(items.get(index), items.get(index));
    index++;
    Expression right = climb(BAR);
    return new Comparison(from(from), left, operator, sign, right);
  }

  private Expression is(int from, Expression left) {
    int verb = index++;
    boolean negated = Spans.type(items.get(index)) == SparkLexer.NOT;
    if (negated) {
      index++;
    }
    Expression tested =
        switch (Spans.type(items.get(index++))) {
          case SparkLexer.NULL -> new IsNull(from(from), left, negated);
          case SparkLexer.DISTINCT -> distinctFrom(from, left, verb, negated);
          case SparkLexer.TRUE -> new IsTruth(from(from), left, IsTruth.Value.TRUE, negated);
          case SparkLexer.FALSE -> new IsTruth(from(from), left, IsTruth.Value.FALSE, negated);
          default -> unknown(from, left, negated);
        };
    if (index < items.size() && strength(items.get(index)) > PREDICATE) {
      throw SyntaxMessages.unexpected(spans, Spans.first(items.get(index)));
    }
    return tested;
  }

  private IsTruth unknown(int from, Expression left, boolean negated) {
    Token word = Spans.first(items.get(index - 1));
    if (!Keywords.upper(word).equals("UNKNOWN")) {
      throw SyntaxFailure.at(
          spans.of(word), "expected NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM after IS");
    }
    return new IsTruth(from(from), left, IsTruth.Value.UNKNOWN, negated);
  }

  private Comparison distinctFrom(int from, Expression left, int verb, boolean negated) {
    index++;
    Span words = from(verb);
    Expression right = climb(BAR);
    Comparison.Operator operator =
        negated ? Comparison.Operator.NULL_SAFE_EQUAL : Comparison.Operator.NULL_SAFE_NOT_EQUAL;
    return new Comparison(from(from), left, operator, words, right);
  }

  private Expression cast(int from, Expression left) {
    index++;
    DataType type = expressions.type((DataTypeContext) items.get(index++));
    return new Cast(from(from), left, type, false);
  }

  private Expression word(int from, Expression left) {
    boolean negated = Spans.type(items.get(index)) == SparkLexer.NOT;
    if (negated) {
      index++;
    }
    int word = ((WordOperatorContext) items.get(index++)).getStart().getType();
    return switch (word) {
      case SparkLexer.IN -> in(from, left, negated);
      case SparkLexer.BETWEEN -> between(from, left, negated);
      case SparkLexer.LIKE -> like(from, left, Like.Kind.LIKE, negated);
      case SparkLexer.ILIKE -> like(from, left, Like.Kind.ILIKE, negated);
      default -> like(from, left, Like.Kind.RLIKE, negated);
    };
  }

  private Expression in(int from, Expression left, boolean negated) {
    Expression right = climb(BAR);
    return switch (right) {
      case ScalarSubquery(_, Query query) -> new InSubquery(from(from), left, negated, query);
      case Tuple(Span span, List<Expression> values) when values.isEmpty() ->
          throw SyntaxFailure.at(span, "expected a value or a query in the parentheses behind IN");
      case Tuple(_, List<Expression> values) -> new InList(from(from), left, negated, values);
      default -> new InList(from(from), left, negated, List.of(right));
    };
  }

  private Expression between(int from, Expression left, boolean negated) {
    Expression low = climb(BAR);
    if (index >= items.size() || Spans.first(items.get(index)).getType() != SparkLexer.AND) {
      Span last = spans.of(items.get(index - 1), items.get(index - 1));
      throw SyntaxFailure.at(last, "expected AND and an upper bound after this, as BETWEEN needs");
    }
    index++;
    Expression high = climb(BAR);
    return new Between(from(from), left, negated, low, high);
  }

  private Expression like(int from, Expression left, Like.Kind kind, boolean negated) {
    Expression pattern = climb(BAR);
    Like.Quantifier quantifier = Like.Quantifier.NONE;
    if (pattern instanceof FunctionCall call) {
      quantifier = quantifier(call);
      if (quantifier != Like.Quantifier.NONE) {
        pattern = new Tuple(behind(call.name().getLast(), call.span()), call.arguments());
      }
    }
    Optional<Expression> escape = Optional.empty();
    if (index < items.size() && Spans.first(items.get(index)).getType() == SparkLexer.ESCAPE) {
      index++;
      escape = Optional.of(climb(BAR));
    }
    return new Like(from(from), left, kind, negated, pattern, quantifier, escape);
  }

  /** Gives the parentheses behind a name. */
  private Span behind(Name name, Span whole) {
    int open = whole.text().indexOf('(', name.span().length());
    return spans.source().span(whole.start() + open, whole.end());
  }

  /** {@code LIKE ANY (..)} reads like the call of a function. */
  private static Like.Quantifier quantifier(FunctionCall call) {
    if (call.calls("ANY") || call.calls("SOME")) {
      return Like.Quantifier.ANY;
    }
    return call.calls("ALL") ? Like.Quantifier.ALL : Like.Quantifier.NONE;
  }
}
