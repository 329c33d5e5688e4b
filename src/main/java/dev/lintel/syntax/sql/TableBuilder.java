package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SparkParser.FromClauseContext;
import dev.lintel.syntax.sql.SparkParser.JoinContext;
import dev.lintel.syntax.sql.SparkParser.JoinTypeContext;
import dev.lintel.syntax.sql.SparkParser.LateralViewContext;
import dev.lintel.syntax.sql.SparkParser.QualifiedNameContext;
import dev.lintel.syntax.sql.SparkParser.QueryRestContext;
import dev.lintel.syntax.sql.SparkParser.RelationContext;
import dev.lintel.syntax.sql.SparkParser.RelationPrimaryContext;
import dev.lintel.syntax.sql.SparkParser.RelationSuffixContext;
import dev.lintel.syntax.sql.SparkParser.TableAliasContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Builds what stands in FROM clauses. */
final class TableBuilder {
  private final Spans spans;
  private final QueryBuilder queries;
  private final ExpressionBuilder expressions;

  TableBuilder(Spans spans, QueryBuilder queries, ExpressionBuilder expressions) {
    this.spans = spans;
    this.queries = queries;
    this.expressions = expressions;
  }

  TableName name(QualifiedNameContext context) {
    return new TableName(spans.of(context), spans.names(context), Optional.empty());
  }

  TableName name(QualifiedNameContext context, TableAliasContext alias) {
    return alias == null
        ? name(context)
        : new TableName(
            spans.of(context).to(spans.of(alias)),
            spans.names(context),
            Optional.of(spans.name(alias.identifier())));
  }

  List<TableReference> from(FromClauseContext context) {
    List<TableReference> relations = new ArrayList<>();
    for (RelationContext relation : context.relation()) {
      relations.add(relation(relation));
    }
    for (LateralViewContext view : context.lateralView()) {
      relations.add(lateralView(view));
    }
    return relations;
  }

  TableReference relation(RelationContext context) {
    TableReference left = primary(context.relationPrimary(), context.LATERAL() != null);
    for (JoinContext join : context.join()) {
      left = join(left, join);
    }
    return left;
  }

  private Join join(TableReference left, JoinContext context) {
    TableReference right = primary(context.relationPrimary(), context.LATERAL() != null);
    Optional<Expression> on = Optional.empty();
    List<Name> using = List.of();
    if (context.joinCondition() != null) {
      on = expressions.optional(context.joinCondition().expression());
      using = spans.names(context.joinCondition().nameList());
    }
    JoinTypeContext type = context.joinType();
    return new Join(
        left.span().to(spans.of(context)),
        left,
        type == null ? Join.Type.INNER : type(type),
        type != null && type.NATURAL() != null,
        spans.of(context.getStart(), context.JOIN().getSymbol()),
        right,
        on,
        using);
  }

  private static Join.Type type(JoinTypeContext context) {
    if (context.SEMI() != null) {
      return Join.Type.SEMI;
    }
    if (context.ANTI() != null) {
      return Join.Type.ANTI;
    }
    if (context.CROSS() != null) {
      return Join.Type.CROSS;
    }
    if (context.FULL() != null) {
      return Join.Type.FULL;
    }
    if (context.LEFT() != null) {
      return Join.Type.LEFT;
    }
    return context.RIGHT() != null ? Join.Type.RIGHT : Join.Type.INNER;
  }

  TableReference primary(RelationPrimaryContext context, boolean lateral) {
    RelationSuffixContext suffix = context.relationSuffix();
    TableAliasContext last = suffix.tableAlias().isEmpty() ? null : suffix.tableAlias().getLast();
    Optional<Name> alias = Optional.ofNullable(last).map(found -> spans.name(found.identifier()));
    List<Name> columns = last == null ? List.of() : spans.names(last.nameList());
    Span span = spans.of(context);
    if (!suffix.pivot().isEmpty()) {
      return new OtherTable(span, List.of(unaliased(context)), alias);
    }
    if (context.qualifiedName() != null) {
      return context.tableArguments() == null
          ? new TableName(span, spans.names(context.qualifiedName()), alias)
          : new TableFunction(span, call(context), alias);
    }
    if (context.values() != null) {
      return derived(span, valuesQuery(context), lateral, alias, columns);
    }
    if (context.nestedQuery() != null) {
      return derived(span, queries.query(context.nestedQuery()), lateral, alias, columns);
    }
    return parentheses(span, context, lateral, alias, columns);
  }

  private static DerivedTable derived(
      Span span, Query query, boolean lateral, Optional<Name> alias, List<Name> columns) {
    return new DerivedTable(span, query, lateral, alias, columns);
  }

  private FunctionCall call(RelationPrimaryContext context) {
    Span span = spans.of(context.qualifiedName()).to(spans.of(context.tableArguments()));
    return expressions.function(
        span, spans.names(context.qualifiedName()), context.tableArguments().callArguments());
  }

  private Query valuesQuery(RelationPrimaryContext context) {
    Values values = queries.values(context.values());
    return Query.of(values);
  }

  /** Builds a relation as if nothing stood behind it. */
  private TableReference unaliased(RelationPrimaryContext context) {
    if (context.qualifiedName() != null) {
      return name(context.qualifiedName());
    }
    if (context.values() != null) {
      Query query = valuesQuery(context);
      return derived(query.span(), query, false, Optional.empty(), List.of());
    }
    Span span = spans.of(context.LParen().getSymbol(), context.RParen().getSymbol());
    return context.nestedQuery() != null
        ? derived(span, queries.query(context.nestedQuery()), false, Optional.empty(), List.of())
        : parentheses(span, context, false, Optional.empty(), List.of());
  }

  /**
   * {@code ((SELECT ..) UNION (SELECT ..))} begins as a relation does: only what follows the inner
   * parentheses tells that it is a query.
   */
  private TableReference parentheses(
      Span span,
      RelationPrimaryContext context,
      boolean lateral,
      Optional<Name> alias,
      List<Name> columns) {
    List<TableReference> relations = new ArrayList<>();
    for (RelationContext relation : context.relation()) {
      relations.add(relation(relation));
    }
    QueryRestContext rest = context.queryRest();
    if (!QueryBuilder.isEmpty(rest)) {
      Token first = context.relation(0).getStart();
      Span inside = spans.of(first, rest.getStop());
      if (relations.size() == 1
          && relations.getFirst() instanceof DerivedTable table
          && table.alias().isEmpty()) {
        QueryBody body =
            table.query().body() instanceof Values values && table.span().equals(values.span())
                ? values
                : new QueryBody.Nested(table.span(), table.query());
        return derived(span, queries.query(inside, body, rest), lateral, alias, columns);
      }
      throw SyntaxMessages.unexpected(spans, rest.getStart());
    }
    return relations.size() == 1 && alias.isEmpty()
        ? relations.getFirst()
        : new OtherTable(span, relations, alias);
  }

  private LateralView lateralView(LateralViewContext context) {
    List<Name> names = spans.names(context.identifier());
    boolean named =
        !names.isEmpty()
            && (context.AS() == null
                || names.getFirst().span().end() <= context.AS().getSymbol().getStartIndex());
    Span span = spans.of(context.function).to(spans.of(context.tableArguments()));
    return new LateralView(
        spans.of(context),
        context.OUTER() != null,
        expressions.function(
            span, spans.names(context.function), context.tableArguments().callArguments()),
        named ? Optional.of(names.getFirst()) : Optional.empty(),
        named ? names.subList(1, names.size()) : names);
  }
}
