package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SparkParser.AssignmentContext;
import dev.lintel.syntax.sql.SparkParser.DeleteContext;
import dev.lintel.syntax.sql.SparkParser.InsertContext;
import dev.lintel.syntax.sql.SparkParser.InsertSourceContext;
import dev.lintel.syntax.sql.SparkParser.MergeActionContext;
import dev.lintel.syntax.sql.SparkParser.MergeClauseContext;
import dev.lintel.syntax.sql.SparkParser.MergeContext;
import dev.lintel.syntax.sql.SparkParser.PartitionContext;
import dev.lintel.syntax.sql.SparkParser.QualifiedNameContext;
import dev.lintel.syntax.sql.SparkParser.UpdateContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the statements that write rows. */
final class DmlBuilder {
  private final Spans spans;
  private final QueryBuilder queries;
  private final ExpressionBuilder expressions;
  private final TableBuilder tables;

  DmlBuilder(Spans spans, QueryBuilder queries) {
    this.spans = spans;
    this.queries = queries;
    this.expressions = queries.expressions();
    this.tables = queries.tables();
  }

  /**
   * Builds an INSERT.
   *
   * @param span the whole statement
   * @param ctes those written before the verb, which belong to the source
   */
  Insert insert(Span span, InsertContext context, List<Cte> ctes) {
    InsertSourceContext source = context.insertSource();
    return new Insert(
        span,
        spans.of(context.getStart()),
        context.OVERWRITE() != null,
        tables.name(context.qualifiedName()),
        context.partition() == null ? List.of() : partition(context.partition()),
        source.qualifiedName().stream().map(this::column).toList(),
        context.BY() != null,
        source(source).map(query -> query.withCtes(ctes)));
  }

  private Optional<Query> source(InsertSourceContext context) {
    if (context.openQuery() != null) {
      return Optional.of(queries.query(context.openQuery()));
    }
    if (context.plainQuery() != null) {
      return Optional.of(queries.query(context.plainQuery()));
    }
    if (context.fullQuery() == null) {
      return Optional.empty();
    }
    Query query = queries.query(context.fullQuery());
    if (context.queryRest() == null) {
      return Optional.of(query);
    }
    Span nested = spans.of(context.LParen().getSymbol(), context.RParen().getSymbol());
    return Optional.of(
        queries.query(spans.of(context), new QueryBody.Nested(nested, query), context.queryRest()));
  }

  /** The last part is the column: what stands before it may qualify a nested field. */
  private Name column(QualifiedNameContext context) {
    return spans.names(context).getLast();
  }

  List<Insert.PartitionValue> partition(PartitionContext context) {
    List<Insert.PartitionValue> values = new ArrayList<>();
    for (Expression expression : expressions.all(context.expression())) {
      switch (expression) {
        case ColumnRef(Span span, List<Name> parts) ->
            values.add(new Insert.PartitionValue(span, parts.getLast(), Optional.empty()));
        case Comparison(Span span, ColumnRef(_, List<Name> parts), _, _, Expression value) ->
            values.add(new Insert.PartitionValue(span, parts.getLast(), Optional.of(value)));
        default ->
            throw SyntaxFailure.at(
                expression.span(), "expected a column or column = value in PARTITION (..)");
      }
    }
    return values;
  }

  Update update(UpdateContext context) {
    return new Update(
        spans.of(context.getStart()),
        tables.name(context.qualifiedName(), context.tableAlias()),
        assignments(context.assignment()),
        expressions.optional(context.where));
  }

  private List<Update.Assignment> assignments(List<AssignmentContext> contexts) {
    return contexts.stream()
        .map(context ->
            new Update.Assignment(
                spans.of(context),
                spans.names(context.qualifiedName()),
                expressions.expression(context.expression())))
        .toList();
  }

  Delete delete(DeleteContext context) {
    return new Delete(
        spans.of(context.getStart()),
        tables.name(context.qualifiedName(), context.tableAlias()),
        expressions.optional(context.where));
  }

  Merge merge(MergeContext context) {
    return new Merge(
        spans.of(context),
        spans.of(context.getStart()),
        tables.name(context.qualifiedName(), context.tableAlias()),
        tables.primary(context.relationPrimary(), false),
        expressions.expression(context.expression()),
        context.mergeClause().stream().map(this::clause).toList());
  }

  private Merge.Clause clause(MergeClauseContext context) {
    MergeActionContext action = context.mergeAction();
    return new Merge.Clause(
        spans.of(context),
        match(context),
        expressions.optional(context.expression()),
        action(action),
        assignments(action.assignment()),
        action.qualifiedName().stream().map(this::column).toList(),
        expressions.all(action.expression()));
  }

  private static Merge.Match match(MergeClauseContext context) {
    if (context.NOT() == null) {
      return Merge.Match.MATCHED;
    }
    return context.SOURCE() != null ? Merge.Match.NOT_MATCHED_BY_SOURCE : Merge.Match.NOT_MATCHED;
  }

  private static Merge.Action action(MergeActionContext context) {
    return switch (context.getStart().getType()) {
      case SparkLexer.DELETE -> Merge.Action.DELETE;
      case SparkLexer.UPDATE -> Merge.Action.UPDATE;
      case SparkLexer.INSERT -> Merge.Action.INSERT;
      default -> Merge.Action.NOTHING;
    };
  }
}
