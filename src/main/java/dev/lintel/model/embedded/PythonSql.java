package dev.lintel.model.embedded;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.python.PythonFile;
import dev.lintel.syntax.python.PythonText;
import dev.lintel.syntax.python.PythonToken.Kind;
import dev.lintel.syntax.python.StringExpression;
import dev.lintel.syntax.python.StringExpression.Reader;
import dev.lintel.syntax.sql.SqlScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the strings in a Python text that are given to something which runs SQL.
 *
 * <p>{@code spark.sql(..)} and operators of Spark, Hive and Databricks are Spark's. A cursor, a
 * connection, {@code read_sql}, a hook and a generic operator run SQL of a dialect that nobody
 * knows; where the class names another one ({@code BigQuery..}, {@code Snowflake..}) nothing is
 * checked, nor in tests, whose databases hold nothing of value.
 */
final class PythonSql {
  private static final List<String> OTHER_DIALECTS =
      List.of(
          "BigQuery",
          "Snowflake",
          "Athena",
          "Trino",
          "Presto",
          "MsSql",
          "Oracle",
          "Teradata",
          "Vertica",
          "ClickHouse",
          "Clickhouse",
          "Exasol",
          "Druid",
          "Cassandra",
          "Mongo",
          "Neo4j",
          "Influx",
          "Redshift",
          "Synapse");
  private static final List<String> SPARK_CLASSES = List.of("Spark", "Hive", "Databricks");

  private final PythonFile file;
  private final boolean isTest;
  private final boolean isSnowpark;
  private final List<SqlScript> scripts = new ArrayList<>();

  /** The places of the texts that were taken: one that is used twice is one text. */
  private final Set<List<Integer>> taken = new HashSet<>();

  private PythonSql(SourceText source) {
    this.file = PythonFile.of(source);
    this.isTest = isTest(source.path());
    this.isSnowpark = source.content().contains("snowpark");
  }

  static List<SqlScript> scripts(SourceText source) {
    PythonSql search = new PythonSql(source);
    for (int i = 1; i < search.file.tokens().size(); i++) {
      if (search.file.isSign(i, '(')
          && search.file.partner(i) > i
          && search.file.isKind(i - 1, Kind.NAME)) {
        search.call(i);
      }
    }
    return search.scripts;
  }

  private static boolean isTest(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.startsWith("test_")
        || name.endsWith("_test.py")
        || name.equals("conftest.py")
        || path.startsWith("tests/")
        || path.contains("/tests/");
  }

  private void call(int open) {
    String name = file.text(open - 1);
    boolean isMethod = file.isSign(open - 2, '.');
    switch (name) {
      case "sql" -> {
        if (isMethod && isSpark(open - 2)) {
          boolean hasNames = hasNames(open);
          take(argument(open, "sqlQuery"), true, hasNames ? Reader.NAMES : Reader.NOBODY);
        }
      }
      case "execute", "executemany" -> {
        if (isMethod && isDatabase(file.text(open - 3))) {
          take(argument(open, "sql"), false, Reader.DRIVER);
        }
      }
      case "read_sql", "read_sql_query" -> take(argument(open, "sql"), false, Reader.DRIVER);
      case "run", "get_records", "get_first", "get_pandas_df" -> {
        if (isMethod && isHook(open - 2)) {
          take(argument(open, "sql"), false, Reader.DRIVER);
        }
      }
      default -> {
        if (name.endsWith("Operator") || name.endsWith("Hook") || name.endsWith("Sensor")) {
          operator(name, open);
        }
      }
    }
  }

  private void operator(String name, int open) {
    if (OTHER_DIALECTS.stream().anyMatch(name::contains)) {
      return;
    }
    boolean isSpark = SPARK_CLASSES.stream().anyMatch(name::contains);
    for (String key : List.of("sql", "query", "hql", "statement")) {
      Optional<Integer> value = keyword(open, key);
      if (value.isPresent() && file.isSign(value.get(), '[')) {
        for (int item : items(value.get())) {
          take(Optional.of(item), isSpark, Reader.DRIVER);
        }
      } else {
        take(value, isSpark, Reader.DRIVER);
      }
    }
  }

  /** Tells whether what a method is called on has to do with Spark, by its names. */
  private boolean isSpark(int dot) {
    int at = dot - 1;
    // No chain of calls is longer.
    for (int steps = 0; steps < 50; steps++) {
      if (file.isSign(at, ')') && file.partner(at) > 0) {
        at = file.partner(at) - 1;
      }
      if (!file.isKind(at, Kind.NAME)) {
        return false;
      }
      String name = file.text(at).toLowerCase(Locale.ROOT);
      boolean isContext = name.equals("sqlcontext") || name.equals("hivecontext");
      boolean isSession = name.equals("session") && !isSnowpark && speaksOfSpark();
      if (name.contains("spark") || isContext || isSession) {
        return !isSnowpark || name.contains("spark");
      }
      if (!file.isSign(at - 1, '.')) {
        return false;
      }
      at -= 2;
    }
    return false;
  }

  private boolean speaksOfSpark() {
    return file.source().content().contains("spark");
  }

  private static boolean isDatabase(String receiver) {
    String name = receiver.toLowerCase(Locale.ROOT);
    return name.endsWith("cursor")
        || name.equals("cur")
        || name.endsWith("connection")
        || name.equals("conn")
        || name.endsWith("_conn");
  }

  private boolean isHook(int dot) {
    boolean isCall = file.isSign(dot - 1, ')') && file.partner(dot - 1) > 0;
    String name = file.text(isCall ? file.partner(dot - 1) - 1 : dot - 1);
    return name.toLowerCase(Locale.ROOT).endsWith("hook")
        && OTHER_DIALECTS.stream().noneMatch(name::contains);
  }

  /** Gives the token of the first argument, or of the one with a name. */
  private Optional<Integer> argument(int open, String name) {
    int first = open + 1;
    boolean isNamed = file.isKind(first, Kind.NAME) && file.isAssignment(first + 1);
    return isNamed || first == file.partner(open) ? keyword(open, name) : Optional.of(first);
  }

  private Optional<Integer> keyword(int open, String name) {
    for (int item : items(open)) {
      if (file.is(item, name) && file.isAssignment(item + 1)) {
        return Optional.of(item + 2);
      }
    }
    return Optional.empty();
  }

  /** Tells whether {@code spark.sql} is given values for names in braces. */
  private boolean hasNames(int open) {
    return items(open).stream()
        .anyMatch(item ->
            file.isKind(item, Kind.NAME)
                && file.isAssignment(item + 1)
                && !file.is(item, "args")
                && !file.is(item, "sqlQuery"));
  }

  /** Gives the tokens that the items between two brackets begin with. */
  private List<Integer> items(int open) {
    List<Integer> items = new ArrayList<>();
    int close = file.partner(open);
    int at = open + 1;
    if (at < close) {
      items.add(at);
    }
    while (at < close) {
      boolean opens = file.isSign(at, '(') || file.isSign(at, '[') || file.isSign(at, '{');
      if (opens && file.partner(at) > at) {
        at = file.partner(at);
      } else if (file.isSign(at, ',') && at + 1 < close) {
        items.add(at + 1);
      }
      at++;
    }
    return items;
  }

  private void take(Optional<Integer> argument, boolean isSpark, Reader reader) {
    if (argument.isEmpty() || !isSpark && isTest) {
      return;
    }
    Optional<PythonText> found = StringExpression.read(file, argument.get(), reader);
    if (found.isEmpty()) {
      return;
    }
    SourceText text = found.get().text();
    String content = text.content();
    boolean isSql =
        isSpark
            ? !content.isBlank() && !EmbeddedSql.isPath(content)
            : EmbeddedSql.looksLikeSql(content);
    if (isSql && taken.add(place(text))) {
      scripts.add(
          isSpark
              ? EmbeddedSql.spark(text, found.get().holes())
              : EmbeddedSql.unknown(text, found.get().holes()));
    }
  }

  private static List<Integer> place(SourceText text) {
    return List.of(text.all().resolved().start(), text.all().resolved().end(), text.length());
  }
}
