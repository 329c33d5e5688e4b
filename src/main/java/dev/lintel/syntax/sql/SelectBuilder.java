package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SparkParser.GroupClauseContext;
import dev.lintel.syntax.sql.SparkParser.GroupItemContext;
import dev.lintel.syntax.sql.SparkParser.GroupingSetsContext;
import dev.lintel.syntax.sql.SparkParser.ItemAliasContext;
import dev.lintel.syntax.sql.SparkParser.PipeContext;
import dev.lintel.syntax.sql.SparkParser.PipeKeyContext;
import dev.lintel.syntax.sql.SparkParser.SelectContext;
import dev.lintel.syntax.sql.SparkParser.SelectItemContext;
import dev.lintel.syntax.sql.SparkParser.SelectListContext;
import dev.lintel.syntax.sql.SparkParser.TransformClauseContext;
import dev.lintel.syntax.sql.SparkParser.TransformColumnContext;
import dev.lintel.syntax.sql.SparkParser.WindowClauseContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds SELECT blocks. */
final class SelectBuilder {
  private final Spans spans;
  private final ExpressionBuilder expressions;
  private final TableBuilder tables;

  SelectBuilder(Spans spans, ExpressionBuilder expressions, TableBuilder tables) {
    this.spans = spans;
    this.expressions = expressions;
    this.tables = tables;
  }

  Select select(SelectContext context) {
    return select(
        spans.of(context),
        context,
        context.fromClause() == null ? List.of() : tables.from(context.fromClause()));
  }

  /** Builds a block whose relations stand before it. */
  Select select(Span span, SelectContext context, List<TableReference> from) {
    boolean hasTwo =
        context.fromClause() != null && span.start() < context.getStart().getStartIndex();
    if (hasTwo) {
      throw SyntaxMessages.unexpected(spans, context.fromClause().getStart());
    }
    List<Span> hints = new ArrayList<>();
    List<Hint> hintCalls = new ArrayList<>();
    for (TerminalNode hint : context.Hint()) {
      hints.add(spans.of(hint.getSymbol()));
      hintCalls.addAll(HintParser.parse(spans, (SqlToken) hint.getSymbol()));
    }
    List<Select.Item> items = items(context.selectItem());
    return new Select(
        spans.of(context.getStart()),
        span,
        hints,
        context.quantifier() != null && context.quantifier().DISTINCT() != null,
        items,
        from,
        expressions.optional(context.where),
        context.groupClause() == null
            ? Optional.empty()
            : Optional.of(groupBy(context.groupClause())),
        expressions.optional(context.having),
        expressions.optional(context.qualify),
        windows(context.windowClause()),
        hintCalls,
        context.transformClause() == null
            ? Optional.empty()
            : Optional.of(script(context.transformClause(), items)));
  }

  List<Select.Item> items(List<SelectItemContext> contexts) {
    List<Select.Item> items = new ArrayList<>();
    for (SelectItemContext context : contexts) {
      items.add(item(context));
    }
    return items;
  }

  /** Builds the list of a SELECT that is not written as a query, as in COPY INTO. */
  Tuple list(SelectListContext context) {
    return new Tuple(
        spans.of(context),
        items(context.selectItem()).stream().map(Select.Item::expression).toList());
  }

  private Select.Item item(SelectItemContext context) {
    Optional<Name> alias =
        context.getChildCount() == 1 ? Optional.empty() : alias(context.itemAlias());
    return new Select.Item(spans.of(context), itemExpression(context), alias);
  }

  private Optional<Name> alias(ItemAliasContext context) {
    return context == null || context.identifier() == null
        ? Optional.empty()
        : Optional.of(spans.name(context.identifier()));
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

  Select.GroupBy groupBy(GroupClauseContext context) {
    List<Expression> keys = new ArrayList<>();
    for (GroupItemContext item : context.groupItem()) {
      keys.add(key(item));
    }
    if (context.groupingSets() != null) {
      keys.add(groupingSets(context.groupingSets()));
    }
    Span span = spans.of(context);
    if (context.ROLLUP() == null && context.CUBE() == null) {
      return new Select.GroupBy(span, keys);
    }
    Grouping.Kind kind = context.CUBE() == null ? Grouping.Kind.ROLLUP : Grouping.Kind.CUBE;
    Span all = keys.getFirst().span().to(spans.of(context.getStop()));
    return new Select.GroupBy(span, List.of(new Grouping(all, kind, keys)));
  }

  /** Only the sets of GROUPING SETS may be empty. */
  private Expression key(GroupItemContext context) {
    Expression key = groupItem(context);
    if (key instanceof Tuple(Span span, List<Expression> columns) && columns.isEmpty()) {
      throw SyntaxFailure.at(span, "expected an expression in this key of GROUP BY");
    }
    return key;
  }

  /** Builds the keys of AGGREGATE, which may have aliases. */
  List<Select.Item> keys(PipeContext context) {
    List<Select.Item> keys = new ArrayList<>();
    for (PipeKeyContext key : context.pipeKey()) {
      keys.add(new Select.Item(spans.of(key), key(key.groupItem()), alias(key.itemAlias())));
    }
    if (context.ROLLUP() == null && context.CUBE() == null || keys.isEmpty()) {
      return keys;
    }
    Span all = keys.getFirst().span().to(spans.of(context.getStop()));
    Grouping.Kind kind = context.CUBE() == null ? Grouping.Kind.ROLLUP : Grouping.Kind.CUBE;
    List<Expression> sets = keys.stream().map(Select.Item::expression).toList();
    return List.of(new Select.Item(all, new Grouping(all, kind, sets), Optional.empty()));
  }

  private Expression groupItem(GroupItemContext context) {
    if (context.expression() == null) {
      return groupingSets(context.groupingSets());
    }
    Expression key = expressions.expression(context.expression());
    if (key instanceof FunctionCall call && (call.calls("ROLLUP") || call.calls("CUBE"))) {
      Grouping.Kind kind = call.calls("CUBE") ? Grouping.Kind.CUBE : Grouping.Kind.ROLLUP;
      return new Grouping(call.span(), kind, call.arguments());
    }
    return key;
  }

  private Grouping groupingSets(GroupingSetsContext context) {
    List<Expression> sets = new ArrayList<>();
    for (GroupItemContext item : context.groupItem()) {
      sets.add(groupItem(item));
    }
    return new Grouping(spans.of(context), Grouping.Kind.GROUPING_SETS, sets);
  }

  List<Window.Named> windows(WindowClauseContext context) {
    if (context == null) {
      return List.of();
    }
    return context.namedWindow().stream()
        .map(named -> {
          Name name = spans.name(named.identifier(0));
          Window window =
              named.windowSpecification() != null
                  ? expressions.calls().window(named.windowSpecification())
                  : expressions.calls().window(named.identifier(1));
          return new Window.Named(spans.of(named), name, window);
        })
        .toList();
  }

  private Select.Script script(TransformClauseContext context, List<Select.Item> items) {
    if (items.getFirst().expression() instanceof FunctionCall call) {
      for (Expression argument : call.arguments()) {
        if (argument instanceof FunctionCall.NamedArgument named) {
          throw SyntaxFailure.at(
              named.span(), "a column that TRANSFORM sends to a program takes no alias");
        }
      }
    }
    List<TableElement.Column> columns = new ArrayList<>();
    for (TransformColumnContext column : context.transformColumn()) {
      columns.add(
          TableElement.Column.of(
              spans.of(column),
              spans.name(column.identifier()),
              Optional.ofNullable(column.dataType()).map(expressions::type)));
    }
    for (Name name : spans.names(context.identifier())) {
      columns.add(TableElement.Column.of(name.span(), name, Optional.empty()));
    }
    return new Select.Script(
        spans.of(context),
        new StringLiteral(spans.of(context.StringLiteral().getSymbol())),
        columns);
  }
}
