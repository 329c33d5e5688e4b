package dev.lintel.model.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The types of Spark's arithmetic, of all pairs of types: what is told is what Spark's analyzer
 * says.
 */
class ArithmeticOracleTest {
  private static final List<String> TYPES =
      List.of(
          "tinyint",
          "smallint",
          "int",
          "bigint",
          "float",
          "double",
          "decimal(10,2)",
          "decimal(38,18)",
          "decimal(5,4)",
          "string",
          "date",
          "timestamp",
          "interval day",
          "interval day to second",
          "interval year to month");

  @Test
  void noTypeIsWrong() {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < TYPES.size(); i++) {
      columns.add("c%d %s".formatted(i, TYPES.get(i)));
    }
    SparkAnalyzer spark = new SparkAnalyzer(String.join(", ", columns));
    List<String> wrong = new ArrayList<>();
    int told = 0;
    int silent = 0;
    for (ArithmeticType operator : ArithmeticType.values()) {
      for (int left = 0; left < TYPES.size(); left++) {
        for (int right = 0; right < TYPES.size(); right++) {
          String call = "c%d %s c%d".formatted(left, sign(operator), right);
          Optional<ColumnType> expected = spark.types(List.of(spark.parse(call))).getFirst();
          ColumnType actual =
              operator.of(ColumnType.of(TYPES.get(left)), ColumnType.of(TYPES.get(right)));
          if (expected.isPresent() && actual.equals(ColumnType.UNKNOWN)) {
            silent++;
          } else if (expected.isPresent()) {
            told++;
            if (!actual.equals(expected.get())) {
              wrong.add(
                  "%s %s %s: %s, and Spark says %s"
                      .formatted(
                          TYPES.get(left), operator, TYPES.get(right), actual, expected.get()));
            }
          }
        }
      }
    }
    System.out.printf("Types of arithmetic: %d told, %d not%n", told, silent);
    assertEquals(List.of(), wrong);
    assertTrue(told >= 490, told + " told");
  }

  /** Literals count otherwise than columns, and chains run from the left. */
  @Test
  void noTypeOfAnExpressionIsWrong() {
    List<String> operands =
        List.of(
            "i", "bi", "f", "d", "de", "s", "da", "ts", "7", "007", "-12", "1.5", "2.5E0", "3L",
            "'x'");
    List<String> operators = List.of("+", "-", "*", "/", "%", "div", "||");
    String columns =
        "i int, bi bigint, f float, d double, de decimal(10,2), s string, da date, ts timestamp";
    List<String> expressions = new ArrayList<>(List.of("-de", "+i", "-s", "-da", "~i", "-(i + 1)"));
    for (String operator : operators) {
      for (String left : operands) {
        for (String right : operands) {
          expressions.add("%s %s %s".formatted(left, operator, right));
          expressions.add("de * %s %s %s".formatted(left, operator, right));
          expressions.add("(%s %s %s) + 1".formatted(left, operator, right));
        }
      }
    }
    SparkAnalyzer spark = new SparkAnalyzer(columns);
    List<String> wrong = new ArrayList<>();
    int told = 0;
    for (String expression : expressions) {
      Optional<ColumnType> expected = spark.types(List.of(spark.parse(expression))).getFirst();
      ColumnType actual = type(expression, columns);
      if (expected.isPresent() && !actual.equals(ColumnType.UNKNOWN)) {
        told++;
        if (!actual.equals(expected.get())) {
          wrong.add("%s: %s, and Spark says %s".formatted(expression, actual, expected.get()));
        }
      }
    }
    System.out.printf("Types of %d expressions: %d told%n", expressions.size(), told);
    assertEquals(List.of(), wrong);
    assertTrue(told >= 3_000, told + " told");
  }

  private static ColumnType type(String expression, String columns) {
    String sql = "CREATE TABLE t (%s); SELECT %s FROM t".formatted(columns, expression);
    return ScriptAnalysis.of(SqlParser.parse(SourceText.of("t.sql", sql)), TableCatalog.EMPTY)
        .checks()
        .getLast()
        .row()
        .orElseThrow()
        .columns()
        .getFirst()
        .type();
  }

  private static String sign(ArithmeticType operator) {
    return switch (operator) {
      case PLUS -> "+";
      case MINUS -> "-";
      case TIMES -> "*";
      case DIVIDE -> "/";
      case REMAINDER -> "%";
    };
  }
}
