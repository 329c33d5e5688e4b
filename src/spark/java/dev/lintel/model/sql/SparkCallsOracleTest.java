package dev.lintel.model.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Golden;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.sql.Star;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of functions beside what Spark said in its own tests of calls. */
class SparkCallsOracleTest {
  private static final Pattern NAME =
      Pattern.compile("\"functionName\" : \"`?([A-Za-z_0-9.`]+?)`?\"");
  private static final Pattern COUNT = Pattern.compile("\"actualNum\" : \"(\\d+)\"");

  /** Taken because a setting of old is on. */
  private static final Set<String> LEGACY = Set.of("SELECT count() FROM testData");

  /** What Spark refuses for the number of its arguments is refused. */
  @Test
  void aWrongNumberIsWrongHereToo() throws IOException {
    int judged = 0;
    List<String> allowed = new ArrayList<>();
    for (Golden golden : Golden.all()) {
      if (golden.output().contains("\"WRONG_NUM_ARGS.")) {
        Matcher name = NAME.matcher(golden.output());
        Matcher count = COUNT.matcher(golden.output());
        if (name.find() && count.find()) {
          Optional<SparkFunction> function = SparkFunctions.find(name.group(1));
          if (function.isPresent()) {
            judged++;
            if (function.get().arity().allows(Integer.parseInt(count.group(1)))) {
              allowed.add(name.group(1) + " " + count.group(1) + ": " + golden.sql());
            }
          }
        }
      }
    }
    System.out.printf(
        "Wrong numbers of arguments in Spark's tests: %d, %d of them not found%n",
        judged, allowed.size());
    assertEquals(List.of(), allowed);
    assertTrue(judged >= 40, judged + " judged");
  }

  /** What Spark takes is a builtin function with that number of arguments, or none of these. */
  @Test
  void whatSparkTakesIsTakenHereToo() throws IOException {
    int calls = 0;
    List<String> refused = new ArrayList<>();
    TreeSet<String> unknown = new TreeSet<>();
    for (Golden golden : Golden.all()) {
      if (golden.output().contains("\"errorClass\"") || golden.output().contains("Exception")) {
        continue;
      }
      for (FunctionCall call :
          SqlParser.parse(SourceText.of(golden.file(), golden.sql())).all(FunctionCall.class)) {
        String name = call.name().getLast().value();
        Optional<SparkFunction> function = SparkFunctions.find(name);
        boolean isOther =
            call.name().size() > 1
                || call.arguments().stream().anyMatch(Star.class::isInstance)
                || LEGACY.contains(golden.sql());
        if (isOther) {
          continue;
        }
        calls++;
        if (function.isEmpty()) {
          unknown.add(name.toLowerCase(Locale.ROOT));
        } else if (!function.get().arity().allows(call.arguments().size())) {
          refused.add(name + " " + call.arguments().size() + ": " + golden.sql());
        }
      }
    }
    System.out.printf(
        "Calls that Spark takes: %d; refused for their number of arguments: %s; unknown: %s%n",
        calls, refused, unknown);
    assertEquals(List.of(), refused);
  }
}
