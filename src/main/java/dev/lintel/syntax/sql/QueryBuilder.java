package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SparkParser.CteContext;
import dev.lintel.syntax.sql.SparkParser.FullQueryContext;
import dev.lintel.syntax.sql.SparkParser.GroupClauseContext;
import dev.lintel.syntax.sql.SparkParser.GroupItemContext;
import dev.lintel.syntax.sql.SparkParser.GroupingSetsContext;
import dev.lintel.syntax.sql.SparkParser.InlineTableContext;
import dev.lintel.syntax.sql.SparkParser.NestedQueryContext;
import dev.lintel.syntax.sql.SparkParser.OpenQueryContext;
import dev.lintel.syntax.sql.SparkParser.OrderingContext;
import dev.lintel.syntax.sql.SparkParser.PlainQueryContext;
import dev.lintel.syntax.sql.SparkParser.QualifiedNameContext;
import dev.lintel.syntax.sql.SparkParser.QueryContext;
import dev.lintel.syntax.sql.SparkParser.QueryPrimaryContext;
import dev.lintel.syntax.sql.SparkParser.QueryRestContext;
import dev.lintel.syntax.sql.SparkParser.SelectContext;
import dev.lintel.syntax.sql.SparkParser.SelectItemContext;
import dev.lintel.syntax.sql.SparkParser.SetOperationContext;
import dev.lintel.syntax.sql.SparkParser.SortClauseContext;
import dev.lintel.syntax.sql.SparkParser.TableAliasContext;
import dev.lintel.syntax.sql.SparkParser.ValuesContext;
import dev.lintel.syntax.sql.SparkParser.WindowClauseContext;
import dev.lintel.syntax.sql.SparkParser.WithClauseContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds queries. */
final class QueryBuilder {
  private final Spans spans;
  private final ExpressionBuilder expressions;
  private final TableBuilder tables;

  QueryBuilder(Spans spans) {
    this.spans = spans;
    this.expressions = new ExpressionBuilder(spans, this);
    this.tables = new TableBuilder(spans, this, expressions);
  }

  ExpressionBuilder expressions() {
    return expressions;
  }

  TableBuilder tables() {
    return tables;
  }

  Query query(FullQueryContext context) {
    return query(spans.of(context), context.withClause(), context.query());
  }

  Query query(Span span, WithClauseContext with, QueryContext context) {
    return query(span, ctes(with), primary(context.queryPrimary()), context.queryRest());
  }

  Query query(OpenQueryContext context) {
    return context.plainQuery() != null
        ? query(context.plainQuery())
        : query(spans.of(context), context.withClause(), context.query());
  }

  Query query(PlainQueryContext context) {
    QueryBody body = body(context.select(), context.inlineTable(), context.qualifiedName());
    return query(spans.of(context), body, context.queryRest());
  }

  Query query(NestedQueryContext context) {
    if (context.withClause() != null) {
      return query(spans.of(context), context.withClause(), context.query());
    }
    QueryBody body = body(context.select(), null, context.qualifiedName());
    return query(spans.of(context), body, context.queryRest());
  }

  static boolean isEmpty(QueryRestContext rest) {
    return rest.setOperation().isEmpty() && rest.ordering().getChildCount() == 0;
  }

  /** Builds a query from its first block and what follows it. */
  Query query(Span span, QueryBody first, QueryRestContext rest) {
    return query(span, List.of(), first, rest);
  }

  private Query query(Span span, List<Cte> ctes, QueryBody first, QueryRestContext rest) {
    QueryBody body = setOperations(first, rest.setOperation());
    OrderingContext ordering = rest.ordering();
    List<SortItem> orderBy = new ArrayList<>();
    List<Expression> distribution = new ArrayList<>();
    for (SortClauseContext clause : ordering.sortClause()) {
      orderBy.addAll(expressions.sortItems(clause.sortItem()));
      distribution.addAll(expressions.all(clause.expression()));
    }
    return new Query(
        span,
        ctes,
        body,
        orderBy,
        distribution,
        windows(ordering.windowClause()),
        expressions.optional(ordering.limit),
        expressions.optional(ordering.offset));
  }

  List<Cte> ctes(WithClauseContext context) {
    if (context == null) {
      return List.of();
    }
    boolean recursive = context.RECURSIVE() != null;
    return context.cte().stream().map(cte -> cte(cte, recursive)).toList();
  }

  private Cte cte(CteContext context, boolean recursive) {
    List<Name> names = spans.names(context.identifier());
    FullQueryContext query =
        context.fullQuery() != null ? context.fullQuery() : context.cteBody().fullQuery();
    return new Cte(
        spans.of(context),
        names.getFirst(),
        names.subList(1, names.size()),
        query(query),
        recursive);
  }

  private QueryBody primary(QueryPrimaryContext context) {
    return context.fullQuery() != null
        ? new QueryBody.Nested(spans.of(context), query(context.fullQuery()))
        : body(context.select(), context.inlineTable(), context.qualifiedName());
  }

  private QueryBody body(
      SelectContext select, InlineTableContext inline, QualifiedNameContext table) {
    if (select != null) {
      return select(select);
    }
    if (inline != null) {
      TableAliasContext alias = inline.tableAlias();
      List<Name> columns = alias == null ? List.of() : spans.names(alias.nameList());
      return values(spans.of(inline), inline.values(), columns);
    }
    TableName name = tables.name(table);
    return new QueryBody.Table(name.span(), name);
  }

  Values values(ValuesContext context) {
    return values(spans.of(context), context, List.of());
  }

  private Values values(Span span, ValuesContext context, List<Name> columns) {
    return new Values(span, expressions.all(context.expression()), columns);
  }

  /** INTERSECT binds before UNION and EXCEPT, which bind from left to right. */
  private QueryBody setOperations(QueryBody first, List<SetOperationContext> contexts) {
    QueryBody left = first;
    for (int i = 0; i < contexts.size(); i++) {
      SetOperationContext context = contexts.get(i);
      QueryBody right = primary(context.queryPrimary());
      if (context.INTERSECT() == null) {
        while (i + 1 < contexts.size() && contexts.get(i + 1).INTERSECT() != null) {
          SetOperationContext inner = contexts.get(++i);
          right = join(right, inner, primary(inner.queryPrimary()));
        }
      }
      left = join(left, context, right);
    }
    return left;
  }

  private SetOperation join(QueryBody left, SetOperationContext context, QueryBody right) {
    SetOperation.Quantifier quantifier =
        context.quantifier() == null
            ? SetOperation.Quantifier.NONE
            : context.quantifier().ALL() != null
                ? SetOperation.Quantifier.ALL
                : SetOperation.Quantifier.DISTINCT;
    SetOperation.Operator operator =
        switch (context.getStart().getType()) {
          case SparkLexer.UNION -> SetOperation.Operator.UNION;
          case SparkLexer.INTERSECT -> SetOperation.Operator.INTERSECT;
          default -> SetOperation.Operator.EXCEPT;
        };
    return new SetOperation(
        left.span().to(right.span()),
        left,
        operator,
        spans.of(context.getStart()),
        quantifier,
        right);
  }

  private Select select(SelectContext context) {
    List<Span> hints = new ArrayList<>();
    for (TerminalNode hint : context.Hint()) {
      hints.add(spans.of(hint.getSymbol()));
    }
    return new Select(
        spans.of(context.getStart()),
        spans.of(context),
        hints,
        context.quantifier() != null && context.quantifier().DISTINCT() != null,
        context.selectItem().stream().map(this::item).toList(),
        context.fromClause() == null ? List.of() : tables.from(context.fromClause()),
        expressions.optional(context.where),
        Optional.ofNullable(context.groupClause()).map(this::groupBy),
        expressions.optional(context.having),
        expressions.optional(context.qualify),
        windows(context.windowClause()));
  }

  private Select.Item item(SelectItemContext context) {
    Optional<Name> alias =
        Optional.ofNullable(context.itemAlias())
            .flatMap(found -> Optional.ofNullable(found.identifier()))
            .map(spans::name);
    return new Select.Item(spans.of(context), itemExpression(context), alias);
  }

  private Expression itemExpression(SelectItemContext context) {
    if (context.Star() != null) {
      return expressions.star(spans.of(context.getStart()), List.of(), context.starExcept());
    }
    Expression expression = expressions.expression(context.expression());
    return expression instanceof Star star && context.starExcept() != null
        ? expressions.star(star.span(), star.qualifier(), context.starExcept())
        : expression;
  }

  private Select.GroupBy groupBy(GroupClauseContext context) {
    List<Expression> keys = new ArrayList<>();
    for (GroupItemContext item : context.groupItem()) {
      keys.add(groupItem(item));
    }
    if (context.groupingSets() != null) {
      keys.add(groupingSets(context.groupingSets()));
    }
    return new Select.GroupBy(spans.of(context), keys);
  }

  private Expression groupItem(GroupItemContext context) {
    return context.expression() != null
        ? expressions.expression(context.expression())
        : groupingSets(context.groupingSets());
  }

  private Expression groupingSets(GroupingSetsContext context) {
    List<SqlNode> sets = new ArrayList<>();
    for (GroupItemContext item : context.groupItem()) {
      sets.add(groupItem(item));
    }
    return new OtherExpression(spans.of(context), sets);
  }

  private List<Window.Named> windows(WindowClauseContext context) {
    if (context == null) {
      return List.of();
    }
    return context.namedWindow().stream()
        .map(named -> {
          Name name = spans.name(named.identifier(0));
          Window window =
              named.windowSpecification() != null
                  ? expressions.window(named.windowSpecification())
                  : expressions.window(named.identifier(1));
          return new Window.Named(spans.of(named), name, window);
        })
        .toList();
  }
}
