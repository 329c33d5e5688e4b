package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.ColumnType.Simple;
import dev.lintel.model.sql.TableId;
import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Between;
import dev.lintel.syntax.sql.BooleanLiteral;
import dev.lintel.syntax.sql.CaseWhen;
import dev.lintel.syntax.sql.Cast;
import dev.lintel.syntax.sql.Collate;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.DataType;
import dev.lintel.syntax.sql.Exists;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FieldAccess;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.FunctionCall.NamedArgument;
import dev.lintel.syntax.sql.Grouping;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.InSubquery;
import dev.lintel.syntax.sql.IntervalLiteral;
import dev.lintel.syntax.sql.IsNull;
import dev.lintel.syntax.sql.IsTruth;
import dev.lintel.syntax.sql.Lambda;
import dev.lintel.syntax.sql.Like;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Not;
import dev.lintel.syntax.sql.NullLiteral;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Operation;
import dev.lintel.syntax.sql.OtherExpression;
import dev.lintel.syntax.sql.Parameter;
import dev.lintel.syntax.sql.PathAccess;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.ScalarSubquery;
import dev.lintel.syntax.sql.SortItem;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.StringLiteral;
import dev.lintel.syntax.sql.Subscript;
import dev.lintel.syntax.sql.Tuple;
import dev.lintel.syntax.sql.TypedLiteral;
import dev.lintel.syntax.sql.Window;
import dev.lintel.syntax.sql.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Resolves the names in expressions, and gives their types as far as these are plain. */
final class ExpressionNames {
  private static final ColumnType BOOLEAN = new Simple("boolean");
  private static final ColumnType STRING = new Simple("string");

  /** A name in quotes that no escapes make another one. */
  private static final Pattern PLAIN_NAME = Pattern.compile("(['\"])\\w+(\\.\\w+)*\\1");

  private final Resolution resolution;
  private final QueryNames queries;

  ExpressionNames(Resolution resolution, QueryNames queries) {
    this.resolution = resolution;
    this.queries = queries;
  }

  /** Resolves all names of an expression; gives its type. */
  ColumnType check(Expression expression, Names names, Surroundings around) {
    ColumnType type = type(expression, names, around);
    resolution.take(expression, type);
    return type;
  }

  void checkAll(List<? extends Expression> expressions, Names names, Surroundings around) {
    for (Expression expression : expressions) {
      check(expression, names, around);
    }
  }

  void check(Optional<Expression> expression, Names names, Surroundings around) {
    expression.ifPresent(there -> check(there, names, around));
  }

  void checkSort(List<SortItem> items, Names names, Surroundings around) {
    for (SortItem item : items) {
      check(item.expression(), names, around);
    }
  }

  void check(Window window, Names names, Surroundings around) {
    checkAll(window.partitionBy(), names, around);
    checkSort(window.orderBy(), names, around);
  }

  private ColumnType type(Expression expression, Names names, Surroundings around) {
    return switch (expression) {
      case ColumnRef column -> column(column, names);
      case NullLiteral _ -> new Simple("void");
      case BooleanLiteral _ -> BOOLEAN;
      case StringLiteral _ -> STRING;
      case NumberLiteral(Span span) -> NumberTypes.of(span.text());
      case TypedLiteral literal -> literal(literal);
      case Parameter _, Star _ -> ColumnType.UNKNOWN;
      case Comparison _, Logical _, Not _, IsNull _, IsTruth _, InList _, Like _, Between _ -> {
        children(expression, names, around);
        yield BOOLEAN;
      }
      case InSubquery(_, Expression operand, _, Query query) -> {
        check(operand, names, around);
        subquery(query, names, around);
        yield BOOLEAN;
      }
      case Exists(_, Query query) -> {
        subquery(query, names, around);
        yield BOOLEAN;
      }
      case ScalarSubquery(_, Query query) -> {
        Row row = subquery(query, names, around);
        yield row.columns().size() == 1 && !row.open()
            ? row.columns().getFirst().type()
            : ColumnType.UNKNOWN;
      }
      case FunctionCall call -> call(call, call.span(), names, around);
      case WindowCall(Span whole, FunctionCall function, Window window) -> {
        ColumnType type = call(function, whole, names, around);
        resolution.take(function, type);
        check(window, names, around);
        yield type;
      }
      case Cast(_, Expression operand, DataType type, _) -> {
        check(operand, names, around);
        yield ColumnType.of(type.span().text());
      }
      case Lambda lambda -> lambda(lambda, ColumnType.UNKNOWN, names, around);
      case NamedArgument(_, _, Expression value) -> check(value, names, around);
      case Subscript(_, Expression base, Optional<Expression> index) -> {
        check(index, names, around);
        yield switch (check(base, names, around)) {
          case ColumnType.ArrayOf(ColumnType element) -> element;
          case ColumnType.MapOf(_, ColumnType value) -> value;
          default -> ColumnType.UNKNOWN;
        };
      }
      case FieldAccess(Span span, Expression base, Name field) ->
          field(span, check(base, names, around), field);
      case Collate(_, Expression operand, _) -> check(operand, names, around);
      case Operation operation -> {
        children(operation, names, around);
        yield OperationType.of(operation, resolution);
      }
      case CaseWhen _, Tuple _, PathAccess _, IntervalLiteral _, Grouping _, OtherExpression _ -> {
        children(expression, names, around);
        yield ColumnType.UNKNOWN;
      }
    };
  }

  /** Spark 4.0 looks for a name in the query right around a subquery, and no further. */
  private Row subquery(Query query, Names names, Surroundings around) {
    return queries.query(query, around.within(names.without(around.outer())));
  }

  private void children(SqlNode node, Names names, Surroundings around) {
    node.forEachChild(child -> {
      switch (child) {
        case Expression expression -> check(expression, names, around);
        case Query query -> subquery(query, names, around);
        case DataType _ -> {}
        default -> children(child, names, around);
      }
    });
  }

  private static ColumnType literal(TypedLiteral literal) {
    return switch (literal.type()) {
      case "DATE" -> new Simple("date");
      case "TIMESTAMP", "TIMESTAMP_LTZ" -> new Simple("timestamp");
      case "TIMESTAMP_NTZ" -> new Simple("timestamp_ntz");
      case "X", "BINARY" -> new Simple("binary");
      default -> ColumnType.UNKNOWN;
    };
  }

  private ColumnType field(Span span, ColumnType type, Name field) {
    if (!(type instanceof ColumnType.StructOf(List<ColumnType.Field> fields))) {
      return ColumnType.UNKNOWN;
    }
    for (ColumnType.Field known : fields) {
      if (known.name().equalsIgnoreCase(field.value())) {
        return known.type();
      }
    }
    resolution.report(
        Kind.UNKNOWN_FIELD,
        span,
        "there is no field '%s' in this value".formatted(field.value()),
        Suggestion.of(field.value(), fields.stream().map(ColumnType.Field::name).toList()));
    return ColumnType.UNKNOWN;
  }

  private ColumnType lambda(Lambda lambda, ColumnType element, Names names, Surroundings around) {
    List<ScopeColumn> parameters = new ArrayList<>();
    for (Name parameter : lambda.parameters()) {
      boolean isFirst = parameters.isEmpty();
      parameters.add(
          ScopeColumn.computed(
              Optional.of(parameter.value()), isFirst ? element : ColumnType.UNKNOWN, true));
    }
    Scope own = new Scope(parameters, List.of(), List.of());
    return check(lambda.body(), Names.of(own, names), around);
  }

  /**
   * Resolves the names in a call.
   *
   * @param whole the call with the window that it runs over
   */
  private ColumnType call(FunctionCall call, Span whole, Names names, Surroundings around) {
    List<Expression> arguments = call.arguments();
    if (call.calls("identifier")) {
      return identifier(call, names);
    }
    int first = BuiltinWords.takesUnit(call) && isUnit(call) ? 1 : 0;
    for (Expression argument : arguments.subList(first, arguments.size())) {
      if (argument instanceof Lambda lambda) {
        boolean isOfElement = lambda.parameters().size() == 1;
        resolution.take(
            lambda,
            lambda(lambda, isOfElement ? element(arguments) : ColumnType.UNKNOWN, names, around));
      } else {
        check(argument, names, around);
      }
    }
    checkSort(call.orderBy(), names, around);
    check(call.filter(), names, around);
    return FunctionNames.check(call, whole, resolution);
  }

  /** {@code IDENTIFIER('a.b')} is the column {@code a.b}; what no plain text says nobody knows. */
  private ColumnType identifier(FunctionCall call, Names names) {
    return call.arguments().size() == 1
            && call.arguments().getFirst() instanceof StringLiteral text
            && PLAIN_NAME.matcher(text.span().text()).matches()
        ? column(new ColumnRef(call.span(), parts(text)), names)
        : ColumnType.UNKNOWN;
  }

  private static List<Name> parts(StringLiteral text) {
    Span inside = text.span().part(1, text.span().length() - 1);
    return TableId.parse(inside.text()).parts().stream()
        .map(part -> new Name(inside, part))
        .toList();
  }

  private ColumnType element(List<Expression> arguments) {
    return resolution.type(arguments.getFirst()) instanceof ColumnType.ArrayOf(ColumnType element)
        ? element
        : ColumnType.UNKNOWN;
  }

  /** {@code datediff(MONTH, a, b)} names no column. */
  private static boolean isUnit(FunctionCall call) {
    return call.arguments().size() > 1
        && call.arguments().getFirst() instanceof ColumnRef(_, List<Name> parts)
        && parts.size() == 1;
  }

  private ColumnType column(ColumnRef reference, Names names) {
    if (resolution.isMasked(reference.span())) {
      return ColumnType.UNKNOWN;
    }
    if (isQuotedText(reference)) {
      return STRING;
    }
    return switch (names.find(reference.parts())) {
      case Match.Found found -> {
        resolution.take(reference, found);
        yield found.type();
      }
      case Match.Unsure _ -> ColumnType.UNKNOWN;
      case Match.None _ -> {
        unknown(reference, names);
        yield ColumnType.UNKNOWN;
      }
      case Match.Ambiguous(List<ScopeColumn> columns) -> {
        ambiguous(reference, columns);
        yield ColumnType.UNKNOWN;
      }
      case Match.NoField(ScopeColumn column, ColumnType.StructOf type, int part) -> {
        Name field = reference.parts().get(part);
        List<String> fields = type.fields().stream().map(ColumnType.Field::name).toList();
        resolution.report(
            Kind.UNKNOWN_FIELD,
            reference.span(),
            "'%s' has no field '%s'"
                .formatted(Resolution.text(reference.parts().subList(0, part)), field.value()),
            Suggestion.of(field.value(), fields));
        yield ColumnType.UNKNOWN;
      }
    };
  }

  /** In Spark double quotes are those of a string, unless a setting makes them those of a name. */
  private boolean isQuotedText(ColumnRef reference) {
    return reference.parts().size() == 1
        && reference.span().text().startsWith("\"")
        && !resolution.session().is(Session.Setting.QUOTED_NAMES);
  }

  private void ambiguous(ColumnRef reference, List<ScopeColumn> columns) {
    List<String> owners =
        columns.stream()
            .map(column -> String.join(".", column.qualifier()))
            .filter(owner -> !owner.isEmpty())
            .distinct()
            .toList();
    resolution.report(
        Kind.AMBIGUOUS_COLUMN,
        reference.span(),
        owners.size() > 1
            ? "column '%s' may be that of %s".formatted(reference, String.join(" or ", owners))
            : "column '%s' is there %d times".formatted(reference, columns.size()));
  }

  private void unknown(ColumnRef reference, Names names) {
    List<Name> parts = reference.parts();
    if (resolution.session().mayBeVariable(parts)
        || parts.size() == 1 && BuiltinWords.isValue(parts.getFirst().value())
        || BuiltinWords.isMetadata(parts)) {
      return;
    }
    List<Name> qualifier = parts.subList(0, parts.size() - 1);
    String name = parts.getLast().value();
    if (!qualifier.isEmpty() && names.knowsRelation(qualifier)) {
      List<String> known =
          names
              .all()
              .filter(column -> column.isQualifiedBy(qualifier))
              .flatMap(column -> column.name().stream())
              .toList();
      resolution.report(
          Kind.UNKNOWN_COLUMN,
          reference.span(),
          "'%s' has no column '%s'".formatted(Resolution.text(qualifier), name),
          Suggestion.of(name, known));
    } else if (!qualifier.isEmpty() && !resolution.hasHiddenName()) {
      resolution.report(
          Kind.UNKNOWN_COLUMN,
          reference.span(),
          "nothing here is called '%s', so it has no column '%s'"
              .formatted(Resolution.text(qualifier), name),
          Suggestion.ofRelation(Resolution.text(qualifier), names));
    } else if (qualifier.isEmpty()) {
      List<String> known = names.all().flatMap(column -> column.name().stream()).toList();
      resolution.report(
          Kind.UNKNOWN_COLUMN,
          reference.span(),
          known.isEmpty()
              ? "there is no column '%s', for there is no table here".formatted(name)
              : "there is no column '%s' here".formatted(name),
          Suggestion.of(name, known));
    }
  }
}
