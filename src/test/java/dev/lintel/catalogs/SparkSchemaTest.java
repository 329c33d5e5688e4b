package dev.lintel.catalogs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkSchemaTest {
  private static String type(String json) {
    String schema =
        """
        {"fields":[{"metadata":{},"nullable":true,"name":"c","type":%s}],"type":"struct"}\
        """
            .formatted(json);
    return SparkSchema.of(Map.of("spark.sql.sources.schema", schema))
        .orElseThrow()
        .columns()
        .getFirst()
        .type()
        .toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "integer"                                                              | int
          "long"                                                                 | bigint
          "decimal(10,2)"                                                        | decimal(10,2)
          "timestamp_ntz"                                                        | timestamp_ntz
          "interval day to second"                                               | interval day to second
          {"type":"array","elementType":"string","containsNull":true}            | array<string>
          {"valueType":"long","type":"map","keyType":"string"}                   | map<string,bigint>
          {"type":"udt","class":"x.Point","sqlType":"binary"}                    | binary
          {"type":"struct","fields":[{"name":"a b","type":"short","nullable":false,"metadata":{}}]} | struct<`a b`:smallint not null>
          {"type":"strange"}                                                     | unknown
          7                                                                      | unknown
          """)
  void typesAreRead(String json, String expected) {
    assertEquals(expected, type(json));
  }

  @Test
  void deepNestingEndsInWhatIsNotKnown() {
    String deep = "{\"type\":\"array\",\"elementType\":".repeat(90) + "\"long\"" + "}".repeat(90);
    assertEquals("array<".repeat(65) + "unknown" + ">".repeat(65), type(deep));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "7",
        "null",
        "{\"fields\":7}",
        "{\"fields\":[7]}",
        "{\"fields\":[",
        "{\"fields\":[]}"
      })
  void whatIsNoSchemaIsNone(String json) {
    assertEquals(Optional.empty(), SparkSchema.of(Map.of("spark.sql.sources.schema", json)));
  }

  @Test
  void aSchemaThatLacksAPartIsNone() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("spark.sql.sources.schema.numParts", "2");
    parameters.put("spark.sql.sources.schema.part.0", "{\"type\":\"struct\",\"fields\":[]}");
    assertEquals(Optional.empty(), SparkSchema.of(parameters));
    parameters.put("spark.sql.sources.schema.numParts", "99999");
    assertEquals(Optional.empty(), SparkSchema.of(parameters));
  }

  @Test
  void nullabilityCommentsAndPartitionsAreKept() {
    SparkSchema schema =
        SparkSchema.of(
                Map.of(
                    "spark.sql.sources.schema",
                    """
                    {"type":"struct","fields":[
                    {"name":"Id","type":"long","nullable":false,"metadata":{"comment":"the key"}},
                    {"name":"Day","type":"date","nullable":true,"metadata":{}}]}\
                    """,
                    "spark.sql.sources.schema.numPartCols",
                    "1",
                    "spark.sql.sources.schema.partCol.0",
                    "Day"))
            .orElseThrow();
    assertEquals(List.of("Day"), schema.partitionedBy());
    assertEquals(
        "Id false Optional[the key], Day true Optional.empty",
        schema.columns().stream()
            .map(c -> c.name() + " " + c.nullable() + " " + c.comment())
            .collect(Collectors.joining(", ")));
  }
}
