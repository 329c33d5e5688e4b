package dev.lintel.model.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 1, 0",
    "500m, 0, 500000000",
    "1500m, 1, 500000000",
    "0.5, 0, 500000000",
    ".5, 0, 500000000",
    "1., 1, 0",
    "+2, 2, 0",
    "7u, 0, 7000",
    "3n, 0, 3",
    "2k, 2000, 0",
    "128M, 128000000, 0",
    "1G, 1000000000, 0",
    "1T, 1000000000000, 0",
    "1P, 1000000000000000, 0",
    "1E, 1000000000000000000, 0",
    "1Ki, 1024, 0",
    "128Mi, 134217728, 0",
    "1.5Gi, 1610612736, 0",
    "1Ti, 1099511627776, 0",
    "1Pi, 1125899906842624, 0",
    "7Ei, 8070450532247928832, 0",
    "129e6, 129000000, 0",
    "1e3, 1000, 0",
    "1E3, 1000, 0",
    "12e-1, 1, 200000000",
    "0.1Ki, 102, 400000000",
    "-1500m, -2, 500000000",
  })
  void readsWhatTheApiServerReads(String text, long units, int nanos) {
    assertEquals(Optional.of(new Quantity(units, nanos)), Quantity.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "m",
        "1 Gi",
        "1gi",
        "1GB",
        "128mb",
        "1KI",
        "1ki",
        "1K",
        "0x10",
        "1_000",
        "1.2.3",
        "--1",
        "1e",
        "1e1.5",
        "1Gi ",
        "half",
        "${MEMORY}",
        "1,5",
        "\u0661"
      })
  void refusesWhatTheApiServerRefuses(String text) {
    assertEquals(Optional.empty(), Quantity.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"0.1n, 1", "0.9n, 1", "1.0000000001, 1"})
  void roundsUpToTheNano(String text, int nanos) {
    assertEquals(nanos, Quantity.parse(text).orElseThrow().nanos());
  }

  @ParameterizedTest
  @ValueSource(strings = {"8Ei", "9223372036854775808", "1e30", "1e2147483647", "100E"})
  void countsMoreThanAnyNodeHasAsTheMost(String text) {
    assertEquals(Long.MAX_VALUE, Quantity.parse(text).orElseThrow().units());
  }

  @ParameterizedTest
  @CsvSource({"1Gi, 1G", "1001m, 1", "1, 999m", "0.5Gi, 511Mi", "-1, -2", "1n, 0"})
  void ordersByAmount(String larger, String smaller) {
    assertTrue(
        Quantity.parse(larger).orElseThrow().compareTo(Quantity.parse(smaller).orElseThrow()) > 0);
  }

  @Test
  void writesOneAmountInManyWays() {
    assertEquals(Quantity.parse("1"), Quantity.parse("1000m"));
    assertEquals(Quantity.parse("1Gi"), Quantity.parse("1024Mi"));
  }

  @Property
  void readsMilliAsThousandths(@ForAll @IntRange(min = 0) int milli) {
    assertEquals(
        new Quantity(milli / 1000, milli % 1000 * 1_000_000),
        Quantity.parse(milli + "m").orElseThrow());
  }
}
