package dev.lintel.model.sql;

import java.util.Set;

/**
 * A builtin function.
 *
 * @param name in lower case
 * @param arity how many arguments it takes
 * @param returnType the type of its value; of a generator, that of its rows
 * @param deterministic whether equal arguments give equal values, as Spark judges it
 * @param deprecated whether Spark says that something else is to be used
 * @param bare whether it may be called without parentheses
 * @param since the version of Spark that brought it; empty for what Spark does not have
 * @param origin who knows the function
 */
public record SparkFunction(
    String name,
    Kind kind,
    Arity arity,
    ReturnType returnType,
    boolean deterministic,
    boolean deprecated,
    boolean bare,
    String since,
    Origin origin) {

  /** What a function makes a value of. */
  public enum Kind {
    /** One row. */
    SCALAR,
    /** All rows of a group; over a window too. */
    AGGREGATE,
    /** A window only. */
    WINDOW,
    /** One row, and it makes several rows. */
    GENERATOR,
    /** Its arguments alone; it stands in FROM. */
    TABLE
  }

  /** Who knows a function. */
  public enum Origin {
    /** Spark's registry. */
    SPARK,
    /** Spark's grammar. */
    SYNTAX,
    /** Databricks alone. */
    DATABRICKS
  }

  /** Reads a row of a table of functions. */
  static SparkFunction read(String row) {
    String[] cells = row.split("\t", -1);
    Set<String> flags = Set.of(cells[4].split(" "));
    Origin origin =
        switch (cells[5]) {
          case "databricks" -> Origin.DATABRICKS;
          case "syntax" -> Origin.SYNTAX;
          default -> Origin.SPARK;
        };
    return new SparkFunction(
        cells[0],
        kind(cells[1]),
        Arity.read(cells[2]),
        ReturnType.read(cells[3]),
        !flags.contains("nondeterministic"),
        flags.contains("deprecated"),
        flags.contains("bare"),
        origin == Origin.SPARK ? cells[5] : "",
        origin);
  }

  private static Kind kind(String word) {
    return switch (word) {
      case "scalar" -> Kind.SCALAR;
      case "aggregate" -> Kind.AGGREGATE;
      case "window" -> Kind.WINDOW;
      case "generator" -> Kind.GENERATOR;
      case "table" -> Kind.TABLE;
      default -> throw new IllegalArgumentException("no kind of function: " + word);
    };
  }
}
