package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType.Simple;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Between;
import dev.lintel.syntax.sql.BooleanLiteral;
import dev.lintel.syntax.sql.CaseWhen;
import dev.lintel.syntax.sql.Cast;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.DataType;
import dev.lintel.syntax.sql.Exists;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall.NamedArgument;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.InSubquery;
import dev.lintel.syntax.sql.IsNull;
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
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.ScalarSubquery;
import dev.lintel.syntax.sql.SortItem;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.StringLiteral;
import dev.lintel.syntax.sql.Tuple;
import dev.lintel.syntax.sql.TypedLiteral;
import dev.lintel.syntax.sql.Window;
import dev.lintel.syntax.sql.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Resolves the names in expressions, and gives their types as far as these are plain. */
final class ExpressionNames {
  private static final ColumnType BOOLEAN = new Simple("boolean");
  private static final ColumnType STRING = new Simple("string");

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
      case Comparison _, Logical _, Not _, IsNull _, InList _, Like _, Between _ -> {
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
      case FunctionCall call -> call(call, names, around);
      case WindowCall(_, FunctionCall function, Window window) -> {
        ColumnType type = check(function, names, around);
        check(window, names, around);
        yield type;
      }
      case Cast(_, Expression operand, DataType type, _) -> {
        check(operand, names, around);
        yield ColumnType.of(type.span().text());
      }
      case Lambda lambda -> lambda(lambda, ColumnType.UNKNOWN, names, around);
      case NamedArgument(_, _, Expression value) -> check(value, names, around);
      case OtherExpression other -> other(other, names, around);
      case CaseWhen _, Operation _, Tuple _ -> {
        children(expression, names, around);
        yield ColumnType.UNKNOWN;
      }
    };
  }

  private Row subquery(Query query, Names names, Surroundings around) {
    return queries.query(query, around.within(names));
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

  /** Of {@code a[0]} the parts are the array and the index; of {@code f(x).y} there is one. */
  private ColumnType other(OtherExpression other, Names names, Surroundings around) {
    children(other, names, around);
    boolean isSubscript =
        other.parts().size() == 2
            && other.span().text().endsWith("]")
            && other.parts().getFirst() instanceof Expression;
    if (!isSubscript) {
      return ColumnType.UNKNOWN;
    }
    return switch (resolution.type((Expression) other.parts().getFirst())) {
      case ColumnType.ArrayOf(ColumnType element) -> element;
      case ColumnType.MapOf(_, ColumnType value) -> value;
      default -> ColumnType.UNKNOWN;
    };
  }

  private ColumnType lambda(
      Lambda lambda, ColumnType element, Names names, Surroundings around) {
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

  private ColumnType call(FunctionCall call, Names names, Surroundings around) {
    List<Expression> arguments = call.arguments();
    int first = BuiltinWords.takesUnit(call) && isUnit(call) ? 1 : 0;
    checkAll(arguments.subList(first, arguments.size()), names, around);
    checkSort(call.orderBy(), names, around);
    check(call.filter(), names, around);
    return FunctionNames.check(call, resolution);
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
                .formatted(
                    Resolution.text(reference.parts().subList(0, part)), field.value()),
            Suggestion.of(field.value(), fields));
        yield ColumnType.UNKNOWN;
      }
    };
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
            ? "column '%s' may be that of %s"
                .formatted(reference, String.join(" or ", owners))
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
          names.all()
              .filter(column -> column.isQualifiedBy(qualifier))
              .flatMap(column -> column.name().stream())
              .toList();
      resolution.report(
          Kind.UNKNOWN_COLUMN,
          reference.span(),
          "'%s' has no column '%s'".formatted(Resolution.text(qualifier), name),
          Suggestion.of(name, known));
    } else if (!qualifier.isEmpty()) {
      resolution.report(
          Kind.UNKNOWN_COLUMN,
          reference.span(),
          "nothing here is called '%s', so it has no column '%s'"
              .formatted(Resolution.text(qualifier), name),
          Suggestion.ofRelation(Resolution.text(qualifier), names));
    } else {
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
