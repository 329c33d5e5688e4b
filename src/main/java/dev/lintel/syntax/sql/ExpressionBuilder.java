package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SparkParser.ArgumentContext;
import dev.lintel.syntax.sql.SparkParser.CallArgumentsContext;
import dev.lintel.syntax.sql.SparkParser.DataTypeContext;
import dev.lintel.syntax.sql.SparkParser.ExpressionContext;
import dev.lintel.syntax.sql.SparkParser.IdentifierContext;
import dev.lintel.syntax.sql.SparkParser.ParenContentContext;
import dev.lintel.syntax.sql.SparkParser.ParenItemContext;
import dev.lintel.syntax.sql.SparkParser.PostfixContext;
import dev.lintel.syntax.sql.SparkParser.PrimaryContext;
import dev.lintel.syntax.sql.SparkParser.SortItemContext;
import dev.lintel.syntax.sql.SparkParser.StarExceptContext;
import dev.lintel.syntax.sql.SparkParser.TermContext;
import dev.lintel.syntax.sql.SparkParser.TypeFieldContext;
import dev.lintel.syntax.sql.SparkParser.WindowSpecificationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Builds expressions and types. */
final class ExpressionBuilder {
  private final Spans spans;
  private final QueryBuilder queries;

  ExpressionBuilder(Spans spans, QueryBuilder queries) {
    this.spans = spans;
    this.queries = queries;
  }

  Optional<Expression> optional(ExpressionContext context) {
    return Optional.ofNullable(context).map(this::expression);
  }

  List<Expression> all(List<ExpressionContext> contexts) {
    List<Expression> expressions = new ArrayList<>(contexts.size());
    for (ExpressionContext context : contexts) {
      expressions.add(expression(context));
    }
    return expressions;
  }

  Expression expression(ExpressionContext context) {
    Expression left =
        context.getChildCount() == 1
            ? term((TermContext) context.getChild(0))
            : OperatorBuilder.build(context, this, spans);
    ExpressionContext body = context.expression();
    return body == null ? left : lambda(context, left, expression(body));
  }

  private Expression lambda(ExpressionContext context, Expression left, Expression body) {
    List<Expression> parameters = left instanceof Tuple tuple ? tuple.values() : List.of(left);
    List<Name> names = new ArrayList<>();
    for (Expression parameter : parameters) {
      if (parameter instanceof ColumnRef(_, List<Name> parts) && parts.size() == 1) {
        names.add(parts.getFirst());
      } else {
        return new OtherExpression(spans.of(context), List.of(left, body));
      }
    }
    return new Lambda(spans.of(context), names, body);
  }

  Expression term(TermContext context) {
    List<PostfixContext> postfixes = context.postfix();
    PrimaryContext primary = context.primary();
    if (primary.identifier() == null || !primary.StringLiteral().isEmpty()) {
      return postfixes(context, primary(primary), postfixes, 0);
    }
    if (Spans.type(primary.getChild(0)) == SparkLexer.Colon) {
      return postfixes(context, new Parameter(spans.of(primary)), postfixes, 0);
    }
    List<Name> parts = new ArrayList<>();
    parts.add(spans.name(primary.identifier()));
    int next = 0;
    while (next < postfixes.size() && isName(postfixes.get(next))) {
      parts.add(spans.name(postfixes.get(next).identifier()));
      next++;
    }
    Span span = parts.getFirst().span().to(parts.getLast().span());
    PostfixContext after = next < postfixes.size() ? postfixes.get(next) : null;
    if (after != null && after.callArguments() != null) {
      Expression call = call(span.to(spans.of(after)), parts, after.callArguments());
      return postfixes(context, call, postfixes, next + 1);
    }
    if (after != null && after.Star() != null) {
      return new Star(span.to(spans.of(after)), parts, List.of());
    }
    return postfixes(context, new ColumnRef(span, parts), postfixes, next);
  }

  private static boolean isName(PostfixContext postfix) {
    return postfix.Dot() != null && postfix.identifier() != null;
  }

  private Expression primary(PrimaryContext context) {
    Span span = spans.of(context);
    return switch (context.getStart().getType()) {
      case SparkLexer.Number -> new NumberLiteral(span);
      case SparkLexer.StringLiteral -> new StringLiteral(span);
      case SparkLexer.NULL -> new NullLiteral(span);
      case SparkLexer.TRUE -> new BooleanLiteral(span, true);
      case SparkLexer.FALSE -> new BooleanLiteral(span, false);
      case SparkLexer.Positional -> new Parameter(span);
      case SparkLexer.INTERVAL -> new TypedLiteral(span, "INTERVAL");
      case SparkLexer.CASE -> caseWhen(context);
      case SparkLexer.LParen -> parentheses(span, context.parenContent());
      default -> new TypedLiteral(span, context.identifier().getText().toUpperCase(Locale.ROOT));
    };
  }

  private CaseWhen caseWhen(PrimaryContext context) {
    List<CaseWhen.Branch> branches =
        context.whenBranch().stream()
            .map(branch ->
                new CaseWhen.Branch(
                    spans.of(branch), expression(branch.condition), expression(branch.result)))
            .toList();
    return new CaseWhen(
        spans.of(context), optional(context.operand), branches, optional(context.otherwise));
  }

  private Expression parentheses(Span span, ParenContentContext context) {
    if (context.openQuery() != null) {
      return new ScalarSubquery(span, queries.query(context.openQuery()));
    }
    List<Expression> values = context.parenItem().stream().map(this::item).toList();
    if (values.size() != 1) {
      return new Tuple(span, values);
    }
    Expression only = values.getFirst();
    if (QueryBuilder.isEmpty(context.queryRest())) {
      return only;
    }
    if (only instanceof ScalarSubquery(Span nested, Query query)) {
      return new ScalarSubquery(
          span,
          queries.query(
              spans.of(context), new QueryBody.Nested(nested, query), context.queryRest()));
    }
    throw SyntaxMessages.unexpected(spans, context.queryRest().getStart());
  }

  private Expression item(ParenItemContext context) {
    return context.Star() != null
        ? star(spans.of(context), List.of(), null)
        : expression(context.expression());
  }

  private Expression postfixes(
      TermContext context, Expression base, List<PostfixContext> postfixes, int from) {
    Expression result = base;
    for (PostfixContext postfix : postfixes.subList(from, postfixes.size())) {
      Span span = spans.of(context.getStart(), postfix.getStop());
      result = postfix(span, result, postfix);
    }
    return result;
  }

  private Expression postfix(Span span, Expression base, PostfixContext postfix) {
    return switch (postfix.getStart().getType()) {
      case SparkLexer.FILTER ->
          call(base, postfix).filtered(span, expression(postfix.expression(0)));
      case SparkLexer.WITHIN -> call(base, postfix).ordered(span, sortItems(postfix.sortItem()));
      case SparkLexer.OVER -> new WindowCall(span, call(base, postfix), window(postfix));
      case SparkLexer.LParen -> callOfClause(span, base, postfix);
      case SparkLexer.IGNORE, SparkLexer.RESPECT, SparkLexer.COLLATE -> base;
      default -> {
        List<SqlNode> parts = new ArrayList<>();
        parts.add(base);
        parts.addAll(all(postfix.expression()));
        yield new OtherExpression(span, parts);
      }
    };
  }

  /** {@code IDENTIFIER('f')(x)} calls what the clause names; nothing else is called so. */
  private Expression callOfClause(Span span, Expression base, PostfixContext postfix) {
    if (base instanceof FunctionCall call
        && call.name().getLast().value().equalsIgnoreCase("IDENTIFIER")) {
      List<SqlNode> parts = new ArrayList<>();
      parts.add(base);
      parts.addAll(arguments(postfix.callArguments()));
      return new OtherExpression(span, parts);
    }
    throw SyntaxMessages.unexpected(spans, postfix.getStart());
  }

  /** Only a call of a function takes what a clause of its own says. */
  private FunctionCall call(Expression base, PostfixContext clause) {
    if (base instanceof FunctionCall call) {
      return call;
    }
    throw SyntaxMessages.unexpected(spans, clause.getStart());
  }

  private Window window(PostfixContext over) {
    if (over.windowSpecification() != null) {
      return window(over.windowSpecification());
    }
    return window(over.identifier());
  }

  Window window(IdentifierContext context) {
    Name base = spans.name(context);
    return new Window(base.span(), Optional.of(base), List.of(), List.of(), Optional.empty());
  }

  Window window(WindowSpecificationContext context) {
    return new Window(
        spans.of(context),
        Optional.ofNullable(context.identifier()).map(spans::name),
        all(context.partitions),
        sortItems(context.sortItem()),
        Optional.ofNullable(context.frame()).map(spans::of));
  }

  List<SortItem> sortItems(List<SortItemContext> contexts) {
    return contexts.stream()
        .map(item ->
            new SortItem(
                spans.of(item),
                expression(item.expression()),
                item.direction != null && item.direction.getType() == SparkLexer.DESC))
        .toList();
  }

  private Expression call(Span span, List<Name> name, CallArgumentsContext context) {
    String function = name.getLast().value().toUpperCase(Locale.ROOT);
    if (name.size() == 1 && context.openQuery() != null && function.equals("EXISTS")) {
      return new Exists(span, queries.query(context.openQuery()));
    }
    if (name.size() == 1 && context.argument().size() == 1) {
      ArgumentContext argument = context.argument(0);
      if (argument.dataType() != null && function.endsWith("CAST")) {
        return new Cast(
            span,
            expression(argument.expression(0)),
            type(argument.dataType()),
            !function.equals("CAST"));
      }
    }
    return function(span, name, context);
  }

  FunctionCall function(Span span, List<Name> name, CallArgumentsContext context) {
    boolean distinct = context.quantifier() != null && context.quantifier().DISTINCT() != null;
    return new FunctionCall(
        span, name, distinct, arguments(context), sortItems(context.sortItem()), Optional.empty());
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
      return star(spans.of(context), List.of(), context.starExcept());
    }
    Expression value = expression(context.expression(0));
    if (context.FatArrow() != null && value instanceof ColumnRef(_, List<Name> parts)) {
      return new FunctionCall.NamedArgument(
          spans.of(context), parts.getLast(), expression(context.expression(1)));
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
        ? star(spans.of(context), star.qualifier(), context.starExcept())
        : value;
  }

  /** Builds a star, with the columns that it leaves out if any. */
  Star star(Span span, List<Name> qualifier, StarExceptContext except) {
    return new Star(span, qualifier, except == null ? List.of() : excepted(except));
  }

  /** Of a field of a struct, which leaves its column in, the name is the field's. */
  private List<Name> excepted(StarExceptContext context) {
    return context.qualifiedName().stream().map(name -> spans.names(name).getLast()).toList();
  }

  DataType type(DataTypeContext context) {
    return new DataType(
        spans.of(context),
        spans.name(context.name),
        context.typeField().stream().map(this::field).toList());
  }

  private DataType.Field field(TypeFieldContext context) {
    List<DataTypeContext> types = context.dataType();
    if (types.size() == 1) {
      return new DataType.Field(Optional.empty(), type(types.getFirst()));
    }
    return new DataType.Field(
        Optional.of(spans.name(types.getFirst().name)), type(types.getLast()));
  }
}
