package dev.lintel.model.sql;

import dev.lintel.testing.Golden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Makes the table of Spark's functions anew, out of Spark itself: the file that is checked in says
 * the same. {@code mvn -Pspark -Dquick -Dlintel.accept -Dtest=SparkFunctionsOracleTest test} writes
 * it.
 */
class SparkFunctionsOracleTest {
  private static final Path TABLE =
      Path.of(
          System.getProperty("lintel.basedir"), "src/main/tables/model/sql/spark-functions.tsv");

  private static final String HEAD =
      """
      # The builtin functions of Spark 4.0.0, made out of Spark by SparkFunctionsOracleTest (profile spark), which says how; not
      # to be edited by hand. Source: FunctionRegistry and TableFunctionRegistry of org.apache.spark:spark-catalyst_2.13:4.0.0,
      # 2026-11-26. Numbers of arguments were tried out from 0 to 12; types are what Spark's analyzer, in its ANSI mode, says of
      # calls with arguments of many types.
      # Columns, a tab between them: name, kind, numbers of arguments, type of the value (see ReturnType; of a generator's rows),
      # flags (partly: of some calls no type, or seldom a wrong one, is told), the version of Spark that brought it.
      """;

  @Test
  void theTableIsWhatSparkSays() {
    FunctionProbe probe = new FunctionProbe();
    StringBuilder text = new StringBuilder(HEAD);
    int exact = 0;
    List<String> names = probe.names();
    for (String name : names) {
      FunctionProbe.Result result = probe.probe(name);
      exact += result.observations() > 0 && result.type().isExact() ? 1 : 0;
      text.append(row(result)).append('\n');
    }
    List<FunctionProbe.Result> tables = probe.tables();
    tables.forEach(result -> text.append(row(result)).append('\n'));
    System.out.printf(
        "Spark's functions: %d, and %d of tables; the type of %d follows by a rule from all that"
            + " was tried%n",
        names.size(), tables.size(), exact);
    Golden.verify(TABLE, text.toString());
  }

  private static String row(FunctionProbe.Result result) {
    List<String> flags = new ArrayList<>();
    Stream.of(
            result.deterministic() ? "" : "nondeterministic",
            result.deprecated() ? "deprecated" : "",
            result.type().isExact() || isUnknown(result) ? "" : "partly")
        .filter(flag -> !flag.isEmpty())
        .forEach(flags::add);
    return String.join(
        "\t",
        result.name(),
        result.kind(),
        result.arity().toString(),
        result.type().rule(),
        flags.isEmpty() ? "-" : String.join(" ", flags),
        result.since());
  }

  private static boolean isUnknown(FunctionProbe.Result result) {
    return result.type().rule().equals("unknown");
  }
}
