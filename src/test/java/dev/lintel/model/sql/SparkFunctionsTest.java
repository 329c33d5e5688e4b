package dev.lintel.model.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.sql.SparkFunction.Kind;
import dev.lintel.model.sql.SparkFunction.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkFunctionsTest {
  @Test
  void everyRowCanBeRead() {
    for (String name : SparkFunctions.names()) {
      SparkFunction function = SparkFunctions.find(name).orElseThrow();
      assertEquals(name, function.name());
      assertTrue(SparkFunctions.isBuiltin(name));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "count, AGGREGATE, 1..",
    "COLLECT_LIST, AGGREGATE, 1",
    "percentile_approx, AGGREGATE, 2..3",
    "rank, WINDOW, 0..",
    "explode, GENERATOR, 1",
    "upper, SCALAR, 1",
    "map, SCALAR, 0.. even",
    "range, TABLE, 1..4",
    "datediff, SCALAR, 2..3",
    "h3_toparent, SCALAR, 2",
    "read_files, TABLE, 0..",
  })
  void aFunctionIsFoundWithoutRegardToCase(String name, Kind kind, String arity) {
    SparkFunction function = SparkFunctions.find(name).orElseThrow();
    assertEquals(kind, function.kind());
    assertEquals(arity, function.arity().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"my_function", "", "+", "conut"})
  void whatIsNoFunctionIsNotFound(String name) {
    assertTrue(SparkFunctions.find(name).isEmpty());
    assertFalse(SparkFunctions.isBuiltin(name));
  }

  @Test
  void sparkSaysWhatIsNotDeterministicAndWhatIsCalledBare() {
    assertFalse(SparkFunctions.find("rand").orElseThrow().deterministic());
    assertFalse(SparkFunctions.find("uuid").orElseThrow().deterministic());
    assertTrue(SparkFunctions.find("upper").orElseThrow().deterministic());
    assertTrue(SparkFunctions.find("current_date").orElseThrow().bare());
    assertFalse(SparkFunctions.find("upper").orElseThrow().bare());
  }

  @Test
  void theGrammarsFormsHideTheRegistrys() {
    assertEquals(Origin.SYNTAX, SparkFunctions.find("date_add").orElseThrow().origin());
    assertEquals(Origin.SPARK, SparkFunctions.find("date_sub").orElseThrow().origin());
    assertEquals(Origin.DATABRICKS, SparkFunctions.find("is_member").orElseThrow().origin());
  }
}
