package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SparkParser.OrderingClauseContext;
import dev.lintel.syntax.sql.SparkParser.PipeContext;
import dev.lintel.syntax.sql.SparkParser.QueryRestContext;
import dev.lintel.syntax.sql.SparkParser.SetOperationContext;
import dev.lintel.syntax.sql.SparkParser.SortClauseContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Builds what follows the first block of a query: set operations, steps behind {@code |>}, and the
 * order and limit of the whole. The grammar takes them in any order, for an ordering may belong to
 * the whole or to a pipe; here only pipes may follow an ordering, and only within its pipe.
 */
final class TailBuilder {
  private final Spans spans;
  private final QueryBuilder queries;
  private final ExpressionBuilder expressions;

  TailBuilder(Spans spans, QueryBuilder queries) {
    this.spans = spans;
    this.queries = queries;
    this.expressions = queries.expressions();
  }

  Query query(Span span, List<Cte> ctes, QueryBody first, QueryRestContext rest) {
    List<ParseTree> tail = rest.children == null ? List.of() : rest.children;
    QueryBody body = first;
    Ordering ordering = new Ordering();
    int index = 0;
    while (index < tail.size() && !(tail.get(index) instanceof OrderingClauseContext)) {
      int end = index;
      if (tail.get(index) instanceof PipeContext) {
        end = endOfPipes(tail, index);
        body = piped(body, tail.subList(index, end));
      } else {
        while (end < tail.size() && tail.get(end) instanceof SetOperationContext) {
          end++;
        }
        body = setOperations(body, tail.subList(index, end));
      }
      index = end;
    }
    for (ParseTree child : tail.subList(index, tail.size())) {
      if (!(child instanceof OrderingClauseContext clause)) {
        throw SyntaxMessages.unexpected(spans, Spans.first(child));
      }
      ordering.add(clause);
    }
    return ordering.query(span, ctes, body);
  }

  /** A pipe goes on with the clauses of its ordering, if it has one, and with further pipes. */
  private static int endOfPipes(List<ParseTree> tail, int start) {
    int end = start;
    boolean orders = false;
    while (end < tail.size()) {
      if (tail.get(end) instanceof PipeContext pipe) {
        orders = pipe.orderingClause() != null;
      } else if (!orders || !(tail.get(end) instanceof OrderingClauseContext)) {
        break;
      }
      end++;
    }
    return end;
  }

  private PipedQuery piped(QueryBody source, List<ParseTree> tail) {
    List<PipeStep> steps = new ArrayList<>();
    int index = 0;
    while (index < tail.size()) {
      PipeContext pipe = (PipeContext) tail.get(index++);
      if (pipe.orderingClause() == null) {
        steps.add(step(pipe));
      } else {
        Ordering ordering = new Ordering();
        ordering.add(pipe.orderingClause());
        while (index < tail.size() && tail.get(index) instanceof OrderingClauseContext clause) {
          ordering.add(clause);
          index++;
        }
        steps.add(ordering.step());
      }
    }
    return new PipedQuery(source.span().to(steps.getLast().span()), source, steps);
  }

  private PipeStep step(PipeContext context) {
    Span span = spans.of(context.getChild(1), context.getChild(context.getChildCount() - 1));
    ParseTree first = context.getChild(1);
    if (first instanceof ParserRuleContext) {
      return rule(span, context);
    }
    SelectBuilder selects = queries.selects();
    return switch (Spans.type(first)) {
      case SparkLexer.SELECT ->
          new PipeStep.Project(
              span,
              PipeStep.ProjectKind.SELECT,
              context.quantifier() != null && context.quantifier().DISTINCT() != null,
              selects.items(context.selectItem()),
              selects.windows(context.windowClause()));
      case SparkLexer.EXTEND ->
          new PipeStep.Project(
              span,
              PipeStep.ProjectKind.EXTEND,
              false,
              selects.items(context.selectItem()),
              List.of());
      case SparkLexer.SET ->
          new PipeStep.Replace(span, queries.tables().assignments(context.assignment()));
      case SparkLexer.DROP -> new PipeStep.Drop(span, spans.names(context.identifier()));
      case SparkLexer.AS -> new PipeStep.Rename(span, spans.name(context.identifier(0)));
      case SparkLexer.WHERE ->
          new PipeStep.Filter(span, expressions.expression(context.expression()));
      default ->
          new PipeStep.Aggregate(
              span,
              selects.items(context.selectItem()),
              context.GROUP() != null,
              selects.keys(context));
    };
  }

  private PipeStep rule(Span span, PipeContext context) {
    TableBuilder tables = queries.tables();
    if (context.pivot() != null) {
      return new PipeStep.Turn(
          span, tables.pivot(span, Optional.empty(), context.pivot(), Optional.empty()));
    }
    if (context.sample() != null) {
      return new PipeStep.Sample(span, tables.sample(context.sample()));
    }
    if (context.join() != null) {
      return tables.step(context.join());
    }
    SetOperationContext operation = context.setOperation();
    return new PipeStep.Combine(
        span,
        QueryBuilder.operator(operation),
        QueryBuilder.quantifier(operation),
        queries.primary(operation.queryPrimary()));
  }

  /** INTERSECT binds before UNION and EXCEPT, which bind from left to right. */
  private QueryBody setOperations(QueryBody first, List<ParseTree> operations) {
    QueryBody left = first;
    for (int i = 0; i < operations.size(); i++) {
      SetOperationContext context = (SetOperationContext) operations.get(i);
      QueryBody right = queries.primary(context.queryPrimary());
      if (context.INTERSECT() == null) {
        while (i + 1 < operations.size()
            && operations.get(i + 1) instanceof SetOperationContext inner
            && inner.INTERSECT() != null) {
          i++;
          right = join(right, inner, queries.primary(inner.queryPrimary()));
        }
      }
      left = join(left, context, right);
    }
    return left;
  }

  private SetOperation join(QueryBody left, SetOperationContext context, QueryBody right) {
    return new SetOperation(
        left.span().to(right.span()),
        left,
        QueryBuilder.operator(context),
        spans.of(context.getStart()),
        QueryBuilder.quantifier(context),
        right);
  }

  /** The clauses of one ordering, each of which may stand once. */
  private final class Ordering {
    private final List<OrderingClauseContext> clauses = new ArrayList<>();
    private final Set<Integer> kinds = new HashSet<>();
    private final List<SortItem> orderBy = new ArrayList<>();
    private final List<Expression> distribution = new ArrayList<>();
    private List<Window.Named> windows = List.of();
    private Optional<Expression> limit = Optional.empty();
    private Optional<Expression> offset = Optional.empty();

    void add(OrderingClauseContext clause) {
      boolean isNew = kinds.add(clause.getStart().getType());
      boolean isLate =
          clause.sortClause() != null
              && (kinds.contains(SparkLexer.LIMIT) || kinds.contains(SparkLexer.OFFSET));
      if (!isNew || isLate) {
        throw SyntaxMessages.unexpected(spans, clause.getStart());
      }
      clauses.add(clause);
      if (clause.sortClause() != null) {
        sort(clause.sortClause());
        if (clause.windowClause() != null) {
          windows = queries.selects().windows(clause.windowClause());
        }
      } else if (clause.limit() != null) {
        limit = clause.limit().expression().stream().findFirst().map(expressions::expression);
      } else {
        offset = expressions.optional(clause.offset().expression());
      }
    }

    private void sort(SortClauseContext clause) {
      orderBy.addAll(expressions.calls().sortItems(clause.sortItem()));
      if (clause.sortAll() != null) {
        orderBy.add(expressions.calls().sortAll(clause.sortAll()));
      }
      distribution.addAll(expressions.all(clause.expression()));
    }

    Query query(Span span, List<Cte> ctes, QueryBody body) {
      return new Query(
          span,
          ctes,
          body,
          orderBy,
          distribution,
          windows,
          limit,
          offset,
          kinds.contains(SparkLexer.SORT));
    }

    PipeStep.Order step() {
      Span span = spans.of(clauses.getFirst()).to(spans.of(clauses.getLast()));
      return new PipeStep.Order(span, orderBy, distribution, limit, offset);
    }
  }
}
