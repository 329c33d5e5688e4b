package dev.lintel.model.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlCastFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/**
 * The operators that are no functions. Where Spark lets more types meet than the SQL standard does,
 * or gives another type, they are made here; the others are Calcite's own.
 */
public final class SparkSyntax {
  public static final SqlOperator PLUS = arithmetic("+", SqlKind.PLUS, ArithmeticType.PLUS);
  public static final SqlOperator MINUS = arithmetic("-", SqlKind.MINUS, ArithmeticType.MINUS);
  public static final SqlOperator TIMES = arithmetic("*", SqlKind.TIMES, ArithmeticType.TIMES);
  public static final SqlOperator DIVIDE = arithmetic("/", SqlKind.DIVIDE, ArithmeticType.DIVIDE);
  public static final SqlOperator REMAINDER =
      arithmetic("%", SqlKind.MOD, ArithmeticType.REMAINDER);

  /** The whole part of a quotient. */
  public static final SqlOperator DIV =
      binary("DIV", SqlKind.OTHER, TypeInference.of(ReturnType.read("bigint")), Optional.empty());

  /** Joins strings, binaries or arrays. */
  public static final SqlOperator JOINED =
      binary(
          "||", SqlKind.OTHER, TypeInference.of(ReturnType.read("joined($*)")), Optional.empty());

  public static final SqlOperator EQUALS = comparison(SqlStdOperatorTable.EQUALS);
  public static final SqlOperator NOT_EQUALS = comparison(SqlStdOperatorTable.NOT_EQUALS);
  public static final SqlOperator LESS = comparison(SqlStdOperatorTable.LESS_THAN);
  public static final SqlOperator GREATER = comparison(SqlStdOperatorTable.GREATER_THAN);
  public static final SqlOperator AT_MOST = comparison(SqlStdOperatorTable.LESS_THAN_OR_EQUAL);
  public static final SqlOperator AT_LEAST = comparison(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL);

  /** Matches a regular expression. */
  public static final SqlOperator RLIKE =
      binary("RLIKE", SqlKind.OTHER, ReturnTypes.BOOLEAN_NULLABLE, Optional.empty());

  /** Is LIKE without regard to case. */
  public static final SqlOperator ILIKE =
      binary("ILIKE", SqlKind.OTHER, ReturnTypes.BOOLEAN_NULLABLE, Optional.empty());

  /** Gives NULL where a CAST fails. */
  public static final SqlOperator TRY_CAST = new SqlCastFunction("TRY_CAST", SqlKind.SAFE_CAST);

  /** What {@code <=>} is: equality that takes two NULLs for equal. */
  public static final SqlOperator NULL_SAFE_EQUALS = SqlStdOperatorTable.IS_NOT_DISTINCT_FROM;

  private static final List<SqlOperator> OPERATORS = operators();

  private SparkSyntax() {}

  private static List<SqlOperator> operators() {
    List<SqlOperator> operators =
        new ArrayList<>(
            List.of(
                PLUS,
                MINUS,
                TIMES,
                DIVIDE,
                REMAINDER,
                DIV,
                JOINED,
                EQUALS,
                NOT_EQUALS,
                LESS,
                GREATER,
                AT_MOST,
                AT_LEAST,
                RLIKE,
                ILIKE));
    operators.addAll(
        List.of(
            SqlStdOperatorTable.AND,
            SqlStdOperatorTable.OR,
            SqlStdOperatorTable.NOT,
            SqlStdOperatorTable.UNARY_MINUS,
            SqlStdOperatorTable.UNARY_PLUS,
            SqlStdOperatorTable.IS_NULL,
            SqlStdOperatorTable.IS_NOT_NULL,
            SqlStdOperatorTable.IS_TRUE,
            SqlStdOperatorTable.IS_NOT_TRUE,
            SqlStdOperatorTable.IS_FALSE,
            SqlStdOperatorTable.IS_NOT_FALSE,
            SqlStdOperatorTable.IS_UNKNOWN,
            SqlStdOperatorTable.IS_NOT_UNKNOWN,
            SqlStdOperatorTable.IS_DISTINCT_FROM,
            SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
            SqlStdOperatorTable.IN,
            SqlStdOperatorTable.NOT_IN,
            SqlStdOperatorTable.EXISTS,
            SqlStdOperatorTable.BETWEEN,
            SqlStdOperatorTable.NOT_BETWEEN,
            SqlStdOperatorTable.LIKE,
            SqlStdOperatorTable.NOT_LIKE,
            SqlStdOperatorTable.CASE,
            SqlStdOperatorTable.ROW,
            SqlStdOperatorTable.ITEM,
            SqlStdOperatorTable.DOT,
            SqlStdOperatorTable.OVER,
            SqlStdOperatorTable.FILTER,
            SqlStdOperatorTable.WITHIN_GROUP,
            SqlStdOperatorTable.RESPECT_NULLS,
            SqlStdOperatorTable.IGNORE_NULLS,
            SqlStdOperatorTable.DESC,
            SqlStdOperatorTable.NULLS_FIRST,
            SqlStdOperatorTable.NULLS_LAST,
            SqlStdOperatorTable.AS,
            SqlStdOperatorTable.UNNEST,
            SqlStdOperatorTable.UNNEST_WITH_ORDINALITY,
            SqlStdOperatorTable.LATERAL,
            SqlStdOperatorTable.COLLECTION_TABLE,
            SqlStdOperatorTable.VALUES,
            SqlStdOperatorTable.ROLLUP,
            SqlStdOperatorTable.CUBE,
            SqlStdOperatorTable.GROUPING_SETS,
            SqlStdOperatorTable.SCALAR_QUERY));
    return List.copyOf(operators);
  }

  /** Gives the operator of a name; a minus may stand before one operand or between two. */
  static Optional<SqlOperator> find(String name, SqlSyntax syntax) {
    String wanted = name.toUpperCase(Locale.ROOT);
    return OPERATORS.stream()
        .filter(operator ->
            operator.getName().equals(wanted) && operator.getSyntax().family == syntax.family)
        .findFirst();
  }

  private static SqlOperator binary(
      String name, SqlKind kind, SqlReturnTypeInference type, Optional<SqlOperator> coercing) {
    Arity two = new Arity(2, OptionalInt.of(2), false);
    return new BuiltinOperator(
        name,
        kind,
        SqlSyntax.BINARY,
        type,
        new LenientOperands(two, coercing.map(SqlOperator::getOperandTypeChecker)));
  }

  private static SqlOperator arithmetic(String name, SqlKind kind, ArithmeticType arithmetic) {
    return binary(
        name,
        kind,
        binding -> {
          List<ColumnType> operands = TypeInference.arguments(binding);
          return CalciteTypes.of(
              arithmetic.of(operands.getFirst(), operands.getLast()), binding.getTypeFactory());
        },
        Optional.empty());
  }

  private static SqlOperator comparison(SqlOperator standard) {
    return binary(
        standard.getName(),
        standard.getKind(),
        ReturnTypes.BOOLEAN_NULLABLE,
        Optional.of(standard));
  }
}
