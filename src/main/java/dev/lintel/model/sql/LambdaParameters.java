package dev.lintel.model.sql;

import java.util.List;
import java.util.Locale;

/**
 * The types of the parameters of lambdas, by the function that they are given to.
 *
 * <p>Source: spark.apache.org/docs/4.0.0/api/sql, the functions named here, read 2026-11-26.
 */
final class LambdaParameters {
  private LambdaParameters() {}

  /**
   * Gives the type of a parameter.
   *
   * @param index of the parameter, from 0 on
   * @param arguments of the function's call; those that are lambdas are unknown
   */
  static ColumnType of(String function, int index, List<ColumnType> arguments) {
    String rule =
        switch (function.toLowerCase(Locale.ROOT)) {
          case "transform", "filter" -> index == 0 ? "element($1)" : "int";
          case "exists", "forall", "array_sort" -> "element($1)";
          case "aggregate", "reduce" -> index == 0 ? "$2" : "element($1)";
          case "zip_with" -> index == 0 ? "element($1)" : "element($2)";
          case "map_filter", "transform_keys", "transform_values" ->
              index == 0 ? "key($1)" : "value($1)";
          case "map_zip_with" -> index == 0 ? "key($1)" : index == 1 ? "value($1)" : "value($2)";
          default -> "unknown";
        };
    return ReturnType.read(rule).of(arguments);
  }
}
