package dev.lintel.model.kustomize.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is JSON, and where a text stops being it. */
class JsonSyntaxTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[ ]\n",
        "[{}]",
        "[{\"a\": [1, -0, 1.5e+3, 10E2], \"b\" : {\"c\":null}}, true,false ]",
        "\t\"\\u00e9\\/\\n \u007f\"",
      })
  void takesJson(String text) {
    assertEquals(OptionalInt.empty(), JsonSyntax.fault(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{op: 1}] | 2",
        "[{'op': 1}] | 2",
        "[1,] | 3",
        "[{\"a\": 1,}] | 9",
        "[1] # x | 4",
        "[1 | 2",
        "[1} | 2",
        "[01] | 2",
        "[1.] | 3",
        "[+1] | 1",
        "[tru] | 1",
        "[\"\\x\"] | 3",
        "[\"\\u12g4\"] | 6",
        "[\"a | 3",
        "[1 2] | 3",
        "[{\"a\" 1}] | 6",
        "[{1: 1}] | 2",
        "[yes] | 1",
      })
  void findsTheFault(String text, int place) {
    assertEquals(OptionalInt.of(place), JsonSyntax.fault(text));
  }

  @Test
  void nestingHasALimit() {
    assertEquals(OptionalInt.empty(), JsonSyntax.fault("[".repeat(10_000) + "]".repeat(10_000)));
    assertEquals(OptionalInt.of(10_001), JsonSyntax.fault("[".repeat(10_001)));
  }
}
