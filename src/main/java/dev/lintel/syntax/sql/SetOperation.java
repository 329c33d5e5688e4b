package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** UNION, INTERSECT or EXCEPT of two queries. */
public record SetOperation(
    Span span, QueryBody left, Operator operator, Span verb, Quantifier quantifier, QueryBody right)
    implements QueryBody {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(left);
    action.accept(right);
  }

  /** Gives the first query of the chain, which may be thousands long; it names the columns. */
  QueryBody first() {
    QueryBody first = left;
    while (first instanceof SetOperation inner) {
      first = inner.left;
    }
    return first;
  }

  /** Gives the query right before the operator. */
  public QueryBody neighbour() {
    return left instanceof SetOperation inner ? inner.right : left;
  }

  /** Which set operation. */
  public enum Operator {
    UNION,
    INTERSECT,
    /** EXCEPT, or MINUS. */
    EXCEPT
  }

  /** What is written behind the operator; nothing means DISTINCT. */
  public enum Quantifier {
    NONE,
    ALL,
    DISTINCT
  }
}
