package dev.lintel.syntax.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarTypesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          ~              ¦ NULL    ¦ NULL
          null           ¦ NULL    ¦ NULL
          Null           ¦ NULL    ¦ NULL
          nULL           ¦ STRING  ¦ STRING
          true           ¦ BOOLEAN ¦ BOOLEAN
          FALSE          ¦ BOOLEAN ¦ BOOLEAN
          tRUE           ¦ STRING  ¦ STRING
          yes            ¦ BOOLEAN ¦ STRING
          No             ¦ BOOLEAN ¦ STRING
          on             ¦ BOOLEAN ¦ STRING
          OFF            ¦ BOOLEAN ¦ STRING
          y              ¦ BOOLEAN ¦ STRING
          N              ¦ BOOLEAN ¦ STRING
          0              ¦ INTEGER ¦ INTEGER
          -12            ¦ INTEGER ¦ INTEGER
          +3             ¦ INTEGER ¦ INTEGER
          0777           ¦ INTEGER ¦ INTEGER
          08             ¦ FLOAT   ¦ INTEGER
          0o17           ¦ INTEGER ¦ INTEGER
          -0o17          ¦ INTEGER ¦ STRING
          0o8            ¦ STRING  ¦ STRING
          0x1F           ¦ INTEGER ¦ INTEGER
          0X1f           ¦ INTEGER ¦ STRING
          0x             ¦ STRING  ¦ STRING
          0b101          ¦ INTEGER ¦ STRING
          1_000          ¦ INTEGER ¦ STRING
          _1             ¦ STRING  ¦ STRING
          12345678901234567890123 ¦ INTEGER ¦ INTEGER
          190:20:30      ¦ STRING  ¦ STRING
          1.5            ¦ FLOAT   ¦ FLOAT
          1.             ¦ FLOAT   ¦ FLOAT
          .5             ¦ FLOAT   ¦ FLOAT
          1e3            ¦ FLOAT   ¦ FLOAT
          1_0.5e-3       ¦ FLOAT   ¦ STRING
          1e999          ¦ STRING  ¦ FLOAT
          1e             ¦ STRING  ¦ STRING
          .              ¦ STRING  ¦ STRING
          +.             ¦ STRING  ¦ STRING
          .inf           ¦ FLOAT   ¦ FLOAT
          -.INF          ¦ FLOAT   ¦ FLOAT
          .NaN           ¦ FLOAT   ¦ FLOAT
          1.2.3          ¦ STRING  ¦ STRING
          2025-01-31     ¦ STRING  ¦ STRING
          2025-01-31T10:00:00Z ¦ STRING ¦ STRING
          =              ¦ STRING  ¦ STRING
          ١٢             ¦ STRING  ¦ STRING
          "12"           ¦ STRING  ¦ STRING
          'true'         ¦ STRING  ¦ STRING
          !!str 12       ¦ STRING  ¦ STRING
          !!int "12"     ¦ INTEGER ¦ INTEGER
          !!bool 'yes'   ¦ BOOLEAN ¦ BOOLEAN
          !!null ''      ¦ NULL    ¦ NULL
          !!float 1      ¦ FLOAT   ¦ FLOAT
          ! 12           ¦ STRING  ¦ STRING
          !local 12      ¦ STRING  ¦ STRING
          !!javax.script.ScriptEngineManager x ¦ STRING ¦ STRING
          """)
  void typeDependsOnTheSchema(String written, YamlType yaml11, YamlType core) {
    assertEquals(yaml11, scalar(written, YamlSchema.YAML_1_1).type());
    assertEquals(core, scalar(written, YamlSchema.CORE).type());
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, false, true, false",
    "off, false, true, false, false",
    "y, true, false, false, false",
    "'\"true\"', false, false, false, false",
    "1, false, false, false, false"
  })
  void truthDependsOnTheSchema(
      String written, boolean true11, boolean false11, boolean trueCore, boolean falseCore) {
    YamlScalar yaml11 = scalar(written, YamlSchema.YAML_1_1);
    YamlScalar core = scalar(written, YamlSchema.CORE);

    assertEquals(true11, yaml11.isTrue());
    assertEquals(false11, yaml11.isFalse());
    assertEquals(trueCore, core.isTrue());
    assertEquals(falseCore, core.isFalse());
  }

  private static YamlScalar scalar(String written, YamlSchema schema) {
    return YamlParser.parse(SourceText.of("a.yaml", "- " + written), schema)
        .documents()
        .getFirst()
        .root()
        .flatMap(YamlNode::sequence)
        .flatMap(sequence -> sequence.items().getFirst().scalar())
        .orElseThrow();
  }
}
