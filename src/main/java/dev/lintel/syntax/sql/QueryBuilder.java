package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SparkParser.CteContext;
import dev.lintel.syntax.sql.SparkParser.FromQueryContext;
import dev.lintel.syntax.sql.SparkParser.FullQueryContext;
import dev.lintel.syntax.sql.SparkParser.InlineTableContext;
import dev.lintel.syntax.sql.SparkParser.NestedQueryContext;
import dev.lintel.syntax.sql.SparkParser.OpenQueryContext;
import dev.lintel.syntax.sql.SparkParser.PlainQueryContext;
import dev.lintel.syntax.sql.SparkParser.QualifiedNameContext;
import dev.lintel.syntax.sql.SparkParser.QueryContext;
import dev.lintel.syntax.sql.SparkParser.QueryPrimaryContext;
import dev.lintel.syntax.sql.SparkParser.QueryRestContext;
import dev.lintel.syntax.sql.SparkParser.SelectContext;
import dev.lintel.syntax.sql.SparkParser.SetOperationContext;
import dev.lintel.syntax.sql.SparkParser.TableAliasContext;
import dev.lintel.syntax.sql.SparkParser.ValuesContext;
import dev.lintel.syntax.sql.SparkParser.WithClauseContext;
import java.util.List;

/** Builds queries; SelectBuilder builds their blocks, and TailBuilder what follows the first. */
final class QueryBuilder {
  private final Spans spans;
  private final ExpressionBuilder expressions;
  private final TableBuilder tables;
  private final SelectBuilder selects;
  private final TailBuilder tails;

  QueryBuilder(Spans spans) {
    this.spans = spans;
    this.expressions = new ExpressionBuilder(spans, this);
    this.tables = new TableBuilder(spans, this, expressions);
    this.selects = new SelectBuilder(spans, expressions, tables);
    this.tails = new TailBuilder(spans, this);
  }

  ExpressionBuilder expressions() {
    return expressions;
  }

  TableBuilder tables() {
    return tables;
  }

  SelectBuilder selects() {
    return selects;
  }

  Query query(FullQueryContext context) {
    return query(spans.of(context), context.withClause(), context.query());
  }

  Query query(Span span, WithClauseContext with, QueryContext context) {
    return tails.query(span, ctes(with), primary(context.queryPrimary()), context.queryRest());
  }

  Query query(OpenQueryContext context) {
    return context.plainQuery() != null
        ? query(context.plainQuery())
        : query(spans.of(context), context.withClause(), context.query());
  }

  Query query(PlainQueryContext context) {
    QueryBody body =
        body(context.select(), context.inlineTable(), context.fromQuery(), context.qualifiedName());
    return query(spans.of(context), body, context.queryRest());
  }

  Query query(NestedQueryContext context) {
    if (context.withClause() != null) {
      return query(spans.of(context), context.withClause(), context.query());
    }
    QueryBody body = body(context.select(), null, context.fromQuery(), context.qualifiedName());
    return query(spans.of(context), body, context.queryRest());
  }

  static boolean isEmpty(QueryRestContext rest) {
    return rest.getChildCount() == 0;
  }

  /** Builds a query from its first block and what follows it. */
  Query query(Span span, QueryBody first, QueryRestContext rest) {
    return tails.query(span, List.of(), first, rest);
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

  QueryBody primary(QueryPrimaryContext context) {
    return context.fullQuery() != null
        ? new QueryBody.Nested(spans.of(context), query(context.fullQuery()))
        : body(
            context.select(), context.inlineTable(), context.fromQuery(), context.qualifiedName());
  }

  private QueryBody body(
      SelectContext select,
      InlineTableContext inline,
      FromQueryContext from,
      QualifiedNameContext table) {
    if (select != null) {
      return selects.select(select);
    }
    if (inline != null) {
      TableAliasContext alias = inline.tableAlias();
      List<Name> columns = alias == null ? List.of() : spans.names(alias.nameList());
      return values(spans.of(inline), inline.values(), columns);
    }
    if (from != null) {
      return from(from);
    }
    TableName name = tables.name(table);
    Span verb = spans.of(table.getParent().getStart());
    return new QueryBody.Table(verb.to(name.span()), name);
  }

  private QueryBody from(FromQueryContext context) {
    List<TableReference> from = tables.from(context.fromClause());
    if (!context.fromInsert().isEmpty()) {
      throw SyntaxMessages.unexpected(spans, context.fromInsert(0).getStart());
    }
    List<SelectContext> blocks = context.select();
    if (blocks.isEmpty()) {
      return new QueryBody.Relations(spans.of(context), from);
    }
    if (blocks.size() > 1) {
      throw SyntaxMessages.unexpected(spans, blocks.get(1).getStart());
    }
    return selects.select(spans.of(context), blocks.getFirst(), from);
  }

  Values values(ValuesContext context) {
    return values(spans.of(context), context, List.of());
  }

  Values values(Span span, ValuesContext context, List<Name> columns) {
    return new Values(span, expressions.all(context.expression()), columns);
  }

  static SetOperation.Operator operator(SetOperationContext context) {
    return switch (context.getStart().getType()) {
      case SparkLexer.UNION -> SetOperation.Operator.UNION;
      case SparkLexer.INTERSECT -> SetOperation.Operator.INTERSECT;
      default -> SetOperation.Operator.EXCEPT;
    };
  }

  static SetOperation.Quantifier quantifier(SetOperationContext context) {
    if (context.quantifier() == null) {
      return SetOperation.Quantifier.NONE;
    }
    return context.quantifier().ALL() != null
        ? SetOperation.Quantifier.ALL
        : SetOperation.Quantifier.DISTINCT;
  }
}
