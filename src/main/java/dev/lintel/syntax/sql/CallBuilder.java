package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SparkParser.ArgumentContext;
import dev.lintel.syntax.sql.SparkParser.BoundValueContext;
import dev.lintel.syntax.sql.SparkParser.CallArgumentsContext;
import dev.lintel.syntax.sql.SparkParser.FrameBoundContext;
import dev.lintel.syntax.sql.SparkParser.FrameContext;
import dev.lintel.syntax.sql.SparkParser.IdentifierContext;
import dev.lintel.syntax.sql.SparkParser.SortAllContext;
import dev.lintel.syntax.sql.SparkParser.SortItemContext;
import dev.lintel.syntax.sql.SparkParser.WindowSpecificationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds calls of functions, their windows and the orders in both. */
final class CallBuilder {
  private final Spans spans;
  private final QueryBuilder queries;
  private final ExpressionBuilder expressions;

  CallBuilder(Spans spans, QueryBuilder queries, ExpressionBuilder expressions) {
    this.spans = spans;
    this.queries = queries;
    this.expressions = expressions;
  }

  Expression call(Span span, List<Name> name, CallArgumentsContext context) {
    String function = name.getLast().value().toUpperCase(Locale.ROOT);
    if (name.size() == 1 && function.equals("EXISTS") && context.openQuery() != null) {
      return new Exists(span, queries.query(context.openQuery()));
    }
    if (name.size() == 1 && function.endsWith("CAST") && context.argument().size() == 1) {
      ArgumentContext argument = context.argument(0);
      if (argument.dataType() != null) {
        return new Cast(
            span,
            expressions.expression(argument.expression(0)),
            expressions.type(argument.dataType()),
            !function.equals("CAST"));
      }
    }
    return function(span, name, context);
  }

  FunctionCall function(Span span, List<Name> name, CallArgumentsContext context) {
    boolean distinct = context.quantifier() != null && context.quantifier().DISTINCT() != null;
    List<Span> separators = new ArrayList<>();
    for (TerminalNode word : context.ArgumentWord()) {
      separators.add(spans.of(word.getSymbol()));
    }
    return new FunctionCall(
        span,
        name,
        distinct,
        arguments(context),
        sortItems(context.sortItem()),
        Optional.empty(),
        separators,
        FunctionCall.Nulls.DEFAULT,
        false);
  }

  private List<Expression> arguments(CallArgumentsContext context) {
    if (context.openQuery() != null) {
      Query query = queries.query(context.openQuery());
      return List.of(new ScalarSubquery(query.span(), query));
    }
    List<Expression> arguments = new ArrayList<>();
    for (ArgumentContext argument : context.argument()) {
      arguments.add(argument(argument));
    }
    return arguments;
  }

  private Expression argument(ArgumentContext context) {
    if (context.Star() != null) {
      return expressions.star(spans.of(context), List.of(), context.starExcept());
    }
    Expression value = expressions.expression(context.expression(0));
    if (context.getChildCount() == 1) {
      return value;
    }
    if (context.FatArrow() != null && value instanceof ColumnRef(_, List<Name> parts)) {
      return new FunctionCall.NamedArgument(
          spans.of(context), parts.getLast(), expressions.expression(context.expression(1)));
    }
    if (context.identifier().size() == 1 && context.dataType() == null) {
      return new FunctionCall.NamedArgument(
          spans.of(context), spans.name(context.identifier(0)), value);
    }
    if (context.dataType() != null) {
      return new FunctionCall.NamedArgument(
          spans.of(context), spans.name(context.dataType().name), value);
    }
    return value instanceof Star star && context.starExcept() != null
        ? expressions.star(spans.of(context), star.qualifier(), context.starExcept())
        : value;
  }

  Window window(IdentifierContext context) {
    Name base = spans.name(context);
    return new Window(
        base.span(), Optional.of(base), List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  Window window(WindowSpecificationContext context) {
    List<SortItem> order = new ArrayList<>(sortItems(context.sortItem()));
    if (context.sortAll() != null) {
      order.add(sortByColumn(context.sortAll()));
    }
    return new Window(
        spans.of(context),
        Optional.ofNullable(context.identifier()).map(spans::name),
        expressions.all(context.partitions),
        order,
        Optional.ofNullable(context.frame()).map(spans::of),
        Optional.ofNullable(context.frame()).map(this::frame));
  }

  private Window.Frame frame(FrameContext context) {
    List<FrameBoundContext> bounds = context.frameBound();
    return new Window.Frame(
        spans.of(context),
        context.RANGE() != null,
        bound(bounds.getFirst()),
        bounds.size() > 1 ? Optional.of(bound(bounds.getLast())) : Optional.empty());
  }

  private Window.Bound bound(FrameBoundContext context) {
    boolean before = context.PRECEDING() != null;
    Window.Bound.Kind kind =
        switch (context.getStart().getType()) {
          case SparkLexer.UNBOUNDED ->
              before
                  ? Window.Bound.Kind.UNBOUNDED_PRECEDING
                  : Window.Bound.Kind.UNBOUNDED_FOLLOWING;
          case SparkLexer.CURRENT -> Window.Bound.Kind.CURRENT_ROW;
          default -> before ? Window.Bound.Kind.PRECEDING : Window.Bound.Kind.FOLLOWING;
        };
    BoundValueContext value = context.boundValue();
    return new Window.Bound(
        spans.of(context),
        kind,
        Optional.ofNullable(value).map(v -> OperatorBuilder.build(v, expressions, spans)));
  }

  List<SortItem> sortItems(List<SortItemContext> contexts) {
    List<SortItem> items = new ArrayList<>(contexts.size());
    for (SortItemContext item : contexts) {
      items.add(
          new SortItem(
              spans.of(item),
              expressions.expression(item.expression()),
              item.direction != null && item.direction.getType() == SparkLexer.DESC,
              nulls(item)));
    }
    return items;
  }

  /** {@code ORDER BY ALL} sorts by all columns, as a star names them. */
  SortItem sortAll(SortAllContext context) {
    return sort(context, new Star(spans.of(context.getStart()), List.of(), List.of()));
  }

  /** In a window ALL is the name of a column, as any other word. */
  private SortItem sortByColumn(SortAllContext context) {
    Name name = spans.name(context.getStart());
    return sort(context, new ColumnRef(name.span(), List.of(name)));
  }

  private SortItem sort(SortAllContext context, Expression expression) {
    return new SortItem(spans.of(context), expression, context.DESC() != null, nulls(context));
  }

  private static SortItem.Nulls nulls(ParserRuleContext item) {
    Token last = item.getStop();
    return switch (last.getType()) {
      case SparkLexer.FIRST -> SortItem.Nulls.FIRST;
      case SparkLexer.LAST -> SortItem.Nulls.LAST;
      default -> SortItem.Nulls.DEFAULT;
    };
  }
}
