package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SparkParser.AssignmentContext;
import dev.lintel.syntax.sql.SparkParser.FromClauseContext;
import dev.lintel.syntax.sql.SparkParser.JoinContext;
import dev.lintel.syntax.sql.SparkParser.JoinTypeContext;
import dev.lintel.syntax.sql.SparkParser.LateralViewContext;
import dev.lintel.syntax.sql.SparkParser.PivotContext;
import dev.lintel.syntax.sql.SparkParser.QualifiedNameContext;
import dev.lintel.syntax.sql.SparkParser.QueryRestContext;
import dev.lintel.syntax.sql.SparkParser.RelationContext;
import dev.lintel.syntax.sql.SparkParser.RelationPrimaryContext;
import dev.lintel.syntax.sql.SparkParser.RelationSuffixContext;
import dev.lintel.syntax.sql.SparkParser.SampleContext;
import dev.lintel.syntax.sql.SparkParser.SampleSizeContext;
import dev.lintel.syntax.sql.SparkParser.SelectItemContext;
import dev.lintel.syntax.sql.SparkParser.TableAliasContext;
import dev.lintel.syntax.sql.SparkParser.UnpivotColumnContext;
import dev.lintel.syntax.sql.SparkParser.VersionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;

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
        : new TableName(spans.of(context).to(spans.of(alias)), spans.names(context), name(alias));
  }

  List<Update.Assignment> assignments(List<AssignmentContext> contexts) {
    return contexts.stream()
        .map(context ->
            new Update.Assignment(
                spans.of(context),
                spans.names(context.qualifiedName()),
                expressions.expression(context.expression())))
        .toList();
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
    PipeStep.JoinWith step = step(context);
    return new Join(
        left.span().to(step.span()),
        left,
        step.type(),
        step.natural(),
        spans.of(context.getStart(), context.JOIN().getSymbol()),
        step.right(),
        step.on(),
        step.using());
  }

  /** Builds a join without what stands to its left. */
  PipeStep.JoinWith step(JoinContext context) {
    TableReference right = primary(context.relationPrimary(), context.LATERAL() != null);
    Optional<Expression> on = Optional.empty();
    List<Name> using = List.of();
    if (context.joinCondition() != null) {
      on = expressions.optional(context.joinCondition().expression());
      using = spans.names(context.joinCondition().nameList());
    }
    JoinTypeContext type = context.joinType();
    return new PipeStep.JoinWith(
        spans.of(context),
        type == null ? Join.Type.INNER : type(type),
        type != null && type.NATURAL() != null,
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
    List<ParseTree> suffix = context.relationSuffix().children;
    List<ParseTree> parts = suffix == null ? List.of() : suffix;
    TableAliasContext alias = null;
    ParseTree last = context.getChild(context.getChildCount() - 2);
    int index = 0;
    while (index < parts.size() && !(parts.get(index) instanceof PivotContext)) {
      last = parts.get(index++);
      alias = last instanceof TableAliasContext found ? found : null;
    }
    Token start = context.getStart();
    TableReference table = unpivoted(context, lateral, alias, spans.of(start, Spans.last(last)));
    while (index < parts.size()) {
      PivotContext pivot = (PivotContext) parts.get(index++);
      Token end = pivot.getStop();
      Optional<Name> name = Optional.empty();
      if (index < parts.size() && parts.get(index) instanceof TableAliasContext found) {
        name = name(found);
        end = found.getStop();
        index++;
      }
      table = pivot(spans.of(start, end), Optional.of(table), pivot, name);
    }
    return table;
  }

  private Optional<Name> name(TableAliasContext alias) {
    return alias.identifier() == null
        ? Optional.empty()
        : Optional.of(spans.name(alias.identifier()));
  }

  TableReference pivot(
      Span span, Optional<TableReference> source, PivotContext context, Optional<Name> alias) {
    SelectBuilder selects = queries.selects();
    List<Name> names =
        context.names().nameList() != null
            ? spans.names(context.names().nameList())
            : List.of(spans.name(context.names().identifier()));
    if (context.PIVOT() != null) {
      List<Select.Item> aggregates = new ArrayList<>();
      List<Select.Item> values = new ArrayList<>();
      int inside = context.IN().getSymbol().getStartIndex();
      for (SelectItemContext item : context.selectItem()) {
        boolean isValue = item.getStart().getStartIndex() > inside;
        (isValue ? values : aggregates).addAll(selects.items(List.of(item)));
      }
      return new Pivot(span, source, aggregates, names, values, alias);
    }
    boolean includesNulls =
        context.identifier().size() > 1
            && context.identifier(0).getText().equalsIgnoreCase("INCLUDE");
    return new Unpivot(
        span,
        source,
        includesNulls,
        names,
        spans.name(context.identifier().getLast()),
        context.unpivotColumn().stream().map(this::unpivotColumn).toList(),
        alias);
  }

  private Select.Item unpivotColumn(UnpivotColumnContext context) {
    List<Expression> columns = new ArrayList<>();
    for (QualifiedNameContext column : context.qualifiedName()) {
      columns.add(new ColumnRef(spans.of(column), spans.names(column)));
    }
    Expression value =
        context.LParen() == null
            ? columns.getFirst()
            : new Tuple(
                spans.of(context.LParen().getSymbol(), context.RParen().getSymbol()), columns);
    Optional<Name> alias =
        Optional.ofNullable(context.itemAlias())
            .flatMap(found -> Optional.ofNullable(found.identifier()))
            .map(spans::name);
    return new Select.Item(spans.of(context), value, alias);
  }

  TableSample sample(SampleContext context) {
    SampleSizeContext size = context.sampleSize();
    Optional<Span> seed =
        Optional.ofNullable(context.Number()).map(number -> spans.of(number.getSymbol()));
    if (size.BUCKET() != null) {
      return new TableSample(
          spans.of(context),
          TableSample.Kind.BUCKET,
          new NumberLiteral(spans.of(size.Number(0).getSymbol())),
          Optional.of(spans.of(size.Number(1).getSymbol())),
          seed);
    }
    String unit = size.identifier().isEmpty() ? "" : Keywords.upper(size.identifier(0).getStart());
    TableSample.Kind kind =
        size.ROWS() != null
            ? TableSample.Kind.ROWS
            : unit.equals("PERCENT") ? TableSample.Kind.PERCENT : TableSample.Kind.BYTES;
    return new TableSample(
        spans.of(context), kind, expressions.expression(size.expression()), Optional.empty(), seed);
  }

  private TableVersion version(VersionContext context) {
    boolean byTime =
        context.Variable() != null
            ? !Keywords.upper(context.Variable().getSymbol()).startsWith("@V")
            : switch (Keywords.upper(context.VERSION().getSymbol())) {
              case "TIMESTAMP", "SYSTEM_TIME" -> true;
              default -> false;
            };
    return new TableVersion(spans.of(context), byTime, expressions.optional(context.expression()));
  }

  /** Builds a relation with its alias, without what PIVOT makes of it. */
  private TableReference unpivoted(
      RelationPrimaryContext context, boolean lateral, TableAliasContext alias, Span span) {
    RelationSuffixContext suffix = context.relationSuffix();
    Optional<Name> name = alias == null ? Optional.empty() : name(alias);
    List<Name> columns = alias == null ? List.of() : spans.names(alias.nameList());
    Optional<TableSample> sample =
        suffix.sample() == null ? Optional.empty() : Optional.of(sample(suffix.sample()));
    if (context.qualifiedName() != null) {
      return context.tableArguments() == null
          ? new TableName(
              span,
              spans.names(context.qualifiedName()),
              name,
              columns,
              suffix.version() == null ? Optional.empty() : Optional.of(version(suffix.version())),
              sample,
              context.STREAM() != null)
          : new TableFunction(span, call(context), name, columns, lateral);
    }
    if (context.values() != null) {
      return new DerivedTable(
          span, Query.of(queries.values(context.values())), lateral, name, columns, sample);
    }
    if (context.nestedQuery() != null) {
      return new DerivedTable(
          span, queries.query(context.nestedQuery()), lateral, name, columns, sample);
    }
    return parentheses(context, new DerivedParts(span, lateral, name, columns, sample));
  }

  /** What a subquery has besides its query. */
  private record DerivedParts(
      Span span,
      boolean lateral,
      Optional<Name> alias,
      List<Name> columns,
      Optional<TableSample> sample) {
    DerivedTable of(Query query) {
      return new DerivedTable(span, query, lateral, alias, columns, sample);
    }

    boolean isEmpty() {
      return alias.isEmpty() && sample.isEmpty();
    }
  }

  private FunctionCall call(RelationPrimaryContext context) {
    Span span = spans.of(context.qualifiedName()).to(spans.of(context.tableArguments()));
    return expressions
        .calls()
        .function(
            span, spans.names(context.qualifiedName()), context.tableArguments().callArguments());
  }

  /**
   * {@code ((SELECT ..) UNION (SELECT ..))} begins as a relation does: only what follows the inner
   * parentheses tells that it is a query.
   */
  private TableReference parentheses(RelationPrimaryContext context, DerivedParts parts) {
    List<TableReference> relations = new ArrayList<>();
    for (RelationContext relation : context.relation()) {
      relations.add(relation(relation));
    }
    DerivedTable only =
        relations.size() == 1
                && relations.getFirst() instanceof DerivedTable table
                && table.alias().isEmpty()
                && table.sample().isEmpty()
            ? table
            : null;
    QueryRestContext rest = context.queryRest();
    if (QueryBuilder.isEmpty(rest)) {
      if (only != null) {
        return only.query().body() instanceof Values values
                && values.span().equals(only.query().span())
            ? parts.of(Query.of(values.named(only.columns())))
            : parts.of(only.query());
      }
      return relations.size() == 1 && parts.isEmpty()
          ? relations.getFirst()
          : new OtherTable(parts.span(), relations, parts.alias(), parts.columns());
    }
    if (only == null) {
      throw SyntaxMessages.unexpected(spans, rest.getStart());
    }
    Span inside = spans.of(context.relation(0).getStart(), rest.getStop());
    QueryBody body =
        only.query().body() instanceof Values values && only.span().equals(values.span())
            ? values
            : new QueryBody.Nested(only.span(), only.query());
    return parts.of(queries.query(inside, body, rest));
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
        expressions
            .calls()
            .function(
                span, spans.names(context.function), context.tableArguments().callArguments()),
        named ? Optional.of(names.getFirst()) : Optional.empty(),
        named ? names.subList(1, names.size()) : names);
  }
}
