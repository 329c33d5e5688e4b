package dev.lintel.model.sql;

import dev.lintel.syntax.sql.Between;
import dev.lintel.syntax.sql.BooleanLiteral;
import dev.lintel.syntax.sql.CaseWhen;
import dev.lintel.syntax.sql.Cast;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Exists;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.InSubquery;
import dev.lintel.syntax.sql.IsNull;
import dev.lintel.syntax.sql.Lambda;
import dev.lintel.syntax.sql.Like;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.Not;
import dev.lintel.syntax.sql.NullLiteral;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.ScalarSubquery;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.StringLiteral;
import dev.lintel.syntax.sql.TypedLiteral;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Tells of an expression what type its value has and which columns it comes from. */
final class ExpressionReader {
  private static final ColumnType BOOLEAN = new ColumnType.Simple("boolean");

  /** A value that comes from more columns comes from everywhere. */
  private static final int MAX_ORIGINS = 1_000;

  private final BiFunction<Query, Scope, QueryOutput> queries;

  /**
   * @param queries resolves a query inside an expression, given what is visible around it
   */
  ExpressionReader(BiFunction<Query, Scope, QueryOutput> queries) {
    this.queries = queries;
  }

  /** Gives an expression as a column without a name. */
  OutputColumn read(Expression expression, Scope scope) {
    if (expression instanceof ColumnRef reference) {
      return scope
          .find(reference.parts())
          .orElse(new OutputColumn("", ColumnType.UNKNOWN, true, Set.of()));
    }
    Set<ColumnOrigin> origins = new HashSet<>();
    origins(expression, scope, origins);
    return new OutputColumn("", type(expression, scope), isNullable(expression, scope), origins);
  }

  /** Adds all columns that a node's values come from. */
  void origins(SqlNode node, Scope scope, Set<ColumnOrigin> origins) {
    if (origins.size() > MAX_ORIGINS) {
      return;
    }
    switch (node) {
      case ColumnRef reference ->
          scope.find(reference.parts()).ifPresent(column -> addDerived(column.origins(), origins));
      case Query query ->
          queries
              .apply(query, scope)
              .columns()
              .forEach(column -> addDerived(column.origins(), origins));
      case Lambda lambda -> origins(lambda.body(), scope.binding(lambda.parameters()), origins);
      default -> node.forEachChild(child -> origins(child, scope, origins));
    }
  }

  private static void addDerived(Set<ColumnOrigin> found, Set<ColumnOrigin> origins) {
    found.forEach(origin -> origins.add(origin.asDerived()));
  }

  private ColumnType type(Expression expression, Scope scope) {
    return switch (expression) {
      case StringLiteral _ -> new ColumnType.Simple("string");
      case NumberLiteral number -> numberType(number.span().text());
      case NullLiteral _ -> new ColumnType.Simple("void");
      case BooleanLiteral _,
          Comparison _,
          Logical _,
          Not _,
          IsNull _,
          InList _,
          InSubquery _,
          Exists _,
          Like _,
          Between _ ->
          BOOLEAN;
      case TypedLiteral literal -> literalType(literal.type());
      case Cast cast -> ColumnType.of(cast.type().span().text());
      case CaseWhen cases ->
          common(results(cases).map(result -> read(result, scope).type()).toList());
      case ScalarSubquery subquery -> {
        List<OutputColumn> columns = queries.apply(subquery.query(), scope).columns();
        yield columns.size() == 1 ? columns.getFirst().type() : ColumnType.UNKNOWN;
      }
      default -> ColumnType.UNKNOWN;
    };
  }

  private boolean isNullable(Expression expression, Scope scope) {
    return switch (expression) {
      case StringLiteral _, NumberLiteral _, BooleanLiteral _, IsNull _, Exists _ -> false;
      case Cast cast -> cast.attempts() || read(cast.operand(), scope).nullable();
      case CaseWhen cases ->
          cases.otherwise().isEmpty()
              || results(cases).anyMatch(result -> read(result, scope).nullable());
      default -> true;
    };
  }

  private static Stream<Expression> results(CaseWhen cases) {
    return Stream.concat(
        cases.branches().stream().map(CaseWhen.Branch::result), cases.otherwise().stream());
  }

  /** Gives the one type of all, NULL aside. */
  static ColumnType common(List<ColumnType> types) {
    List<ColumnType> told = new ArrayList<>(types);
    told.removeIf(type -> type.equals(new ColumnType.Simple("void")));
    Set<ColumnType> distinct = new HashSet<>(told);
    return distinct.size() == 1 ? told.getFirst() : ColumnType.UNKNOWN;
  }

  private static ColumnType literalType(String type) {
    return switch (type) {
      case "DATE", "TIMESTAMP", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ" ->
          new ColumnType.Simple(
              type.equals("TIMESTAMP_LTZ") ? "timestamp" : type.toLowerCase(Locale.ROOT));
      case "X" -> new ColumnType.Simple("binary");
      default -> ColumnType.UNKNOWN;
    };
  }

  private static ColumnType numberType(String text) {
    String number = text.toLowerCase(Locale.ROOT);
    if (number.endsWith("bd")) {
      return ColumnType.UNKNOWN;
    }
    return switch (number.charAt(number.length() - 1)) {
      case 'l' -> new ColumnType.Simple("bigint");
      case 's' -> new ColumnType.Simple("smallint");
      case 'y' -> new ColumnType.Simple("tinyint");
      case 'f' -> new ColumnType.Simple("float");
      case 'd' -> new ColumnType.Simple("double");
      default -> plainNumberType(number);
    };
  }

  private static ColumnType plainNumberType(String number) {
    if (number.indexOf('e') >= 0) {
      return new ColumnType.Simple("double");
    }
    int point = number.indexOf('.');
    if (point >= 0) {
      int scale = number.length() - point - 1;
      int whole = number.substring(0, point).replaceFirst("^0+", "").length();
      int precision = Math.max(1, whole + scale);
      return precision <= 38 ? new ColumnType.Decimal(precision, scale) : ColumnType.UNKNOWN;
    }
    return number.length() < 10
        ? new ColumnType.Simple("int")
        : number.length() < 19 ? new ColumnType.Simple("bigint") : ColumnType.UNKNOWN;
  }
}
