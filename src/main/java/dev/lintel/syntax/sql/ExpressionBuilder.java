package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SparkParser.CallArgumentsContext;
import dev.lintel.syntax.sql.SparkParser.DataTypeContext;
import dev.lintel.syntax.sql.SparkParser.ExpressionContext;
import dev.lintel.syntax.sql.SparkParser.IdentifierContext;
import dev.lintel.syntax.sql.SparkParser.IntervalPartContext;
import dev.lintel.syntax.sql.SparkParser.OpenQueryContext;
import dev.lintel.syntax.sql.SparkParser.ParenContentContext;
import dev.lintel.syntax.sql.SparkParser.ParenItemContext;
import dev.lintel.syntax.sql.SparkParser.PostfixContext;
import dev.lintel.syntax.sql.SparkParser.PrimaryContext;
import dev.lintel.syntax.sql.SparkParser.StarExceptContext;
import dev.lintel.syntax.sql.SparkParser.TermContext;
import dev.lintel.syntax.sql.SparkParser.TypeFieldContext;
import dev.lintel.syntax.sql.SparkParser.WhenBranchContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Builds expressions and types. What calls itself is written with loops: a stream takes ten frames
 * of the stack for each level.
 */
final class ExpressionBuilder {
  private final Spans spans;
  private final QueryBuilder queries;
  private final CallBuilder calls;

  ExpressionBuilder(Spans spans, QueryBuilder queries) {
    this.spans = spans;
    this.queries = queries;
    this.calls = new CallBuilder(spans, queries, this);
  }

  CallBuilder calls() {
    return calls;
  }

  Optional<Expression> optional(ExpressionContext context) {
    return context == null ? Optional.empty() : Optional.of(expression(context));
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
    boolean isLambda = context.getChild(context.getChildCount() - 1) instanceof ExpressionContext;
    return isLambda ? lambda(context, left, expression(context.expression())) : left;
  }

  private Expression lambda(ExpressionContext context, Expression left, Expression body) {
    List<Expression> parameters = left instanceof Tuple tuple ? tuple.values() : List.of(left);
    List<Name> names = new ArrayList<>();
    for (Expression parameter : parameters) {
      if (parameter instanceof ColumnRef(_, List<Name> parts) && parts.size() == 1) {
        names.add(parts.getFirst());
      } else {
        throw SyntaxFailure.at(parameter.span(), "expected the name of a parameter before '->'");
      }
    }
    return new Lambda(spans.of(context), names, body);
  }

  Expression term(TermContext context) {
    List<PostfixContext> postfixes = context.getChildCount() == 1 ? List.of() : context.postfix();
    PrimaryContext primary = (PrimaryContext) context.getChild(0);
    if (Spans.type(primary.getChild(0)) == SparkLexer.Colon) {
      return postfixes(context, new Parameter(spans.of(primary)), postfixes, 0);
    }
    if (!(primary.getChild(0) instanceof IdentifierContext first) || primary.getChildCount() > 1) {
      return postfixes(context, primary(primary), postfixes, 0);
    }
    List<Name> parts = new ArrayList<>();
    parts.add(spans.name(first));
    int next = 0;
    while (next < postfixes.size() && isName(postfixes.get(next))) {
      parts.add(spans.name(postfixes.get(next).identifier()));
      next++;
    }
    Span span = parts.getFirst().span().to(parts.getLast().span());
    PostfixContext after = next < postfixes.size() ? postfixes.get(next) : null;
    if (after != null && after.getChild(1) instanceof CallArgumentsContext arguments) {
      Expression call = calls.call(span.to(spans.of(after)), parts, arguments);
      return postfixes(context, call, postfixes, next + 1);
    }
    if (after != null && after.Star() != null) {
      return new Star(span.to(spans.of(after)), parts, List.of());
    }
    return postfixes(context, new ColumnRef(span, parts), postfixes, next);
  }

  private static boolean isName(PostfixContext postfix) {
    return Spans.type(postfix.getChild(0)) == SparkLexer.Dot
        && postfix.getChild(1) instanceof IdentifierContext;
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
      case SparkLexer.INTERVAL -> interval(context);
      case SparkLexer.CASE -> caseWhen(context);
      case SparkLexer.LParen -> parentheses(span, context.parenContent());
      default -> new TypedLiteral(span, context.identifier().getText().toUpperCase(Locale.ROOT));
    };
  }

  private IntervalLiteral interval(PrimaryContext context) {
    List<IntervalLiteral.Part> parts = new ArrayList<>();
    boolean negative = false;
    for (ParseTree child : context.children) {
      switch (child) {
        case IntervalPartContext part -> {
          parts.add(intervalPart(part, negative));
          negative = false;
        }
        case TerminalNode sign when Spans.type(sign) == SparkLexer.IntervalSign ->
            negative = sign.getText().equals("-");
        default -> {}
      }
    }
    return new IntervalLiteral(
        spans.of(context),
        context.Minus() != null,
        parts,
        context.StringLiteral().stream().findFirst().map(t -> spans.of(t.getSymbol())));
  }

  private IntervalLiteral.Part intervalPart(IntervalPartContext context, boolean negative) {
    List<String> units =
        context.intervalUnits().IntervalUnit().stream()
            .map(unit -> unit.getText().toUpperCase(Locale.ROOT))
            .toList();
    return new IntervalLiteral.Part(
        spans.of(context),
        negative,
        spans.of(context.getStart()),
        units.getFirst(),
        units.size() > 1 ? Optional.of(units.getLast()) : Optional.empty());
  }

  private CaseWhen caseWhen(PrimaryContext context) {
    List<CaseWhen.Branch> branches = new ArrayList<>();
    for (WhenBranchContext branch : context.whenBranch()) {
      branches.add(
          new CaseWhen.Branch(
              spans.of(branch), expression(branch.condition), expression(branch.result)));
    }
    return new CaseWhen(
        spans.of(context), optional(context.operand), branches, optional(context.otherwise));
  }

  private Expression parentheses(Span span, ParenContentContext context) {
    if (context.getChild(0) instanceof OpenQueryContext query) {
      return new ScalarSubquery(span, queries.query(query));
    }
    List<Expression> values = new ArrayList<>();
    for (ParenItemContext item : context.parenItem()) {
      values.add(item(item));
    }
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
          call(base, postfix).filtered(span, expression(postfix.expression()));
      case SparkLexer.WITHIN ->
          call(base, postfix).ordered(span, calls.sortItems(postfix.sortItem()));
      case SparkLexer.OVER ->
          new WindowCall(
              span,
              call(base, postfix),
              postfix.windowSpecification() != null
                  ? calls.window(postfix.windowSpecification())
                  : calls.window(postfix.identifier()));
      case SparkLexer.LParen -> callOfClause(span, base, postfix);
      case SparkLexer.IGNORE -> treating(span, base, FunctionCall.Nulls.IGNORE);
      case SparkLexer.RESPECT -> treating(span, base, FunctionCall.Nulls.RESPECT);
      case SparkLexer.COLLATE -> new Collate(span, base, spans.name(postfix.identifier()));
      case SparkLexer.LBracket -> new Subscript(span, base, optional(postfix.expression()));
      case SparkLexer.Colon ->
          new PathAccess(
              span,
              base,
              Optional.ofNullable(postfix.identifier()).map(spans::name),
              optional(postfix.expression()));
      default ->
          postfix.identifier() != null
              ? new FieldAccess(span, base, spans.name(postfix.identifier()))
              : new OtherExpression(span, List.of(base));
    };
  }

  /** The words may stand inside the call too, behind its argument, where they say little. */
  private static Expression treating(Span span, Expression base, FunctionCall.Nulls treatment) {
    return base instanceof FunctionCall call ? call.treating(span, treatment) : base;
  }

  /** {@code IDENTIFIER('f')(x)} calls what the clause names; nothing else is called so. */
  private Expression callOfClause(Span span, Expression base, PostfixContext postfix) {
    if (base instanceof FunctionCall call
        && call.name().getLast().value().equalsIgnoreCase("IDENTIFIER")) {
      Name name = new Name(call.span(), call.span().text());
      return calls.function(span, List.of(name), postfix.callArguments());
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

  /** Builds a star, with the columns that it leaves out if any. */
  Star star(Span span, List<Name> qualifier, StarExceptContext except) {
    return new Star(span, qualifier, except == null ? List.of() : excepted(except));
  }

  /** Of a field of a struct, which leaves its column in, the name is the field's. */
  private List<Name> excepted(StarExceptContext context) {
    return context.qualifiedName().stream().map(name -> spans.names(name).getLast()).toList();
  }

  DataType type(DataTypeContext context) {
    List<DataType.Field> fields = new ArrayList<>();
    for (TypeFieldContext field : context.typeField()) {
      fields.add(field(field));
    }
    return new DataType(
        spans.of(context),
        spans.name(context.name),
        fields,
        context.typeArgument().stream().map(spans::of).toList(),
        Optional.ofNullable(context.collation).map(spans::name));
  }

  private DataType.Field field(TypeFieldContext context) {
    List<DataTypeContext> types = context.dataType();
    Optional<Name> name =
        types.size() == 1 ? Optional.empty() : Optional.of(spans.name(types.getFirst().name));
    return new DataType.Field(
        name,
        type(types.getLast()),
        context.NULL() == null,
        Optional.ofNullable(context.StringLiteral())
            .map(text -> new StringLiteral(spans.of(text.getSymbol()))));
  }
}
