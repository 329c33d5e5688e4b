package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SparkParser.DeleteContext;
import dev.lintel.syntax.sql.SparkParser.DirectoryContext;
import dev.lintel.syntax.sql.SparkParser.FromInsertContext;
import dev.lintel.syntax.sql.SparkParser.FromQueryContext;
import dev.lintel.syntax.sql.SparkParser.InsertContext;
import dev.lintel.syntax.sql.SparkParser.InsertSourceContext;
import dev.lintel.syntax.sql.SparkParser.InsertTargetContext;
import dev.lintel.syntax.sql.SparkParser.MergeActionContext;
import dev.lintel.syntax.sql.SparkParser.MergeClauseContext;
import dev.lintel.syntax.sql.SparkParser.MergeContext;
import dev.lintel.syntax.sql.SparkParser.PartitionContext;
import dev.lintel.syntax.sql.SparkParser.QualifiedNameContext;
import dev.lintel.syntax.sql.SparkParser.QueryRestContext;
import dev.lintel.syntax.sql.SparkParser.UpdateContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

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
  Statement insert(Span span, InsertContext context, List<Cte> ctes) {
    Span verb = spans.of(context.getStart());
    if (context.directory() != null) {
      Query query = queries.query(context.openQuery()).withCtes(ctes);
      return directory(span, verb, context.directory(), query);
    }
    InsertSourceContext source = context.insertSource();
    return insert(
        span,
        verb,
        context.OVERWRITE() != null,
        context.insertTarget(),
        source.qualifiedName().stream().map(this::column).toList(),
        source(source).map(query -> query.withCtes(ctes)),
        expressions.optional(source.expression()));
  }

  private Insert insert(
      Span span,
      Span verb,
      boolean overwrites,
      InsertTargetContext target,
      List<Name> columns,
      Optional<Query> query,
      Optional<Expression> replaced) {
    return new Insert(
        span,
        verb,
        overwrites,
        tables.name(target.qualifiedName()),
        target.partition() == null ? List.of() : partition(target.partition()),
        columns,
        target.BY() != null,
        query,
        replaced,
        target.IF() != null);
  }

  private InsertDirectory directory(Span span, Span verb, DirectoryContext context, Query query) {
    return new InsertDirectory(
        span,
        verb,
        context.StringLiteral().stream()
            .findFirst()
            .map(path -> new StringLiteral(spans.of(path.getSymbol()))),
        context.qualifiedName().stream().findFirst().map(format -> spans.names(format).getLast()),
        query);
  }

  /** Builds {@code FROM t INSERT .. INSERT ..}; the ordering at the end belongs to the last. */
  MultiInsert inserts(Span span, List<Cte> ctes, FromQueryContext context, QueryRestContext rest) {
    List<Statement> inserts = new ArrayList<>();
    int left = context.fromInsert().size();
    for (FromInsertContext insert : context.fromInsert()) {
      boolean isLast = --left == 0;
      Select select = queries.selects().select(insert.select());
      if (!select.from().isEmpty()) {
        throw SyntaxMessages.unexpected(spans, insert.select().fromClause().getStart());
      }
      ParserRuleContext end = isLast && rest.getChildCount() > 0 ? rest : insert;
      Span source = select.span().to(spans.of(end));
      Query query = isLast ? queries.query(source, select, rest) : Query.of(select);
      Span verb = spans.of(insert.getStart());
      Span whole = verb.to(source);
      inserts.add(
          insert.directory() != null
              ? directory(whole, verb, insert.directory(), query)
              : insert(
                  whole,
                  verb,
                  insert.OVERWRITE() != null,
                  insert.insertTarget(),
                  spans.names(insert.nameList()),
                  Optional.of(query),
                  Optional.empty()));
    }
    return new MultiInsert(span, ctes, tables.from(context.fromClause()), inserts);
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
    return expressions.all(context.expression()).stream().map(DmlBuilder::partitionValue).toList();
  }

  static Insert.PartitionValue partitionValue(Expression expression) {
    return switch (expression) {
      case ColumnRef(Span span, List<Name> parts) ->
          new Insert.PartitionValue(span, parts.getLast(), Optional.empty());
      case Comparison(Span span, ColumnRef(_, List<Name> parts), _, _, Expression value) ->
          new Insert.PartitionValue(span, parts.getLast(), Optional.of(value));
      default ->
          throw SyntaxFailure.at(
              expression.span(), "expected a column or column = value in PARTITION (..)");
    };
  }

  Update update(UpdateContext context) {
    return new Update(
        spans.of(context.getStart()),
        tables.name(context.qualifiedName(), context.tableAlias()),
        tables.assignments(context.assignment()),
        expressions.optional(context.where));
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
        tables.assignments(action.assignment()),
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
