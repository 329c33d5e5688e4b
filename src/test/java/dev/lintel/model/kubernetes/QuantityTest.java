package dev.lintel.model.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  private static final long MOST = Long.MAX_VALUE / 4;

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

  @ParameterizedTest
  @CsvSource({
    "1e400, 9223372036854775807, 0",
    "-1e400, -9223372036854775808, 0",
    "1e-400, 0, 1",
    "0e400, 0, 0",
    "-1, -1, 0",
    "-1n, -1, 999999999",
    "0.0000000000000000000000001Ei, 0, 116",
    "00000000000000000000000000000000000000000000000000001, 1, 0",
    "99999999999999999999999999999999999999999999999999e-45, 100000, 0",
  })
  void readsWhatNobodyWrites(String text, long units, int nanos) {
    assertEquals(Optional.of(new Quantity(units, nanos)), Quantity.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "memory, 1536Mi, 1536Mi",
    "memory, 1.5Gi, 1536Mi",
    "memory, 1024Mi, 1Gi",
    "memory, 2000000000, 2G",
    "memory, 128000, 128k",
    "memory, 129e3, 129k",
    "memory, 1, 1",
    "memory, 0, 0",
    "requests.storage, 10Gi, 10Gi",
    "cpu, 1500m, 1500m",
    "cpu, 2048, 2048",
    "cpu, 0.1, 100m",
    "cpu, 1u, 0.000001",
    "cpu, -1500m, -1500m",
    "cpu, -1u, -0.000001",
    "pods, 10, 10",
  })
  void writesAmountsAsPeopleDo(String resource, String text, String written) {
    assertEquals(written, Quantity.parse(text).orElseThrow().text(resource));
  }

  @ParameterizedTest
  @CsvSource({
    "500m, 3, 1500m",
    "1Gi, 0, 0",
    "1.5Gi, 4, 6Gi",
    "999999999n, 1000000000, 999999999",
    "8E, 2, 9223372036854775807",
  })
  void multiplies(String text, long count, String product) {
    assertEquals(
        Quantity.parse(product).orElseThrow(), Quantity.parse(text).orElseThrow().times(count));
  }

  @Property
  void whatIsWrittenReadsAsTheSame(
      @ForAll long units, @ForAll @IntRange(max = 999_999_999) int nanos, @ForAll boolean isBytes) {
    Quantity quantity = new Quantity(Math.max(units, -Long.MAX_VALUE), nanos);
    assertEquals(Optional.of(quantity), Quantity.parse(quantity.text(isBytes ? "memory" : "cpu")));
  }

  @Property
  void addsAsBigDecimalsDo(
      @ForAll @LongRange(min = -MOST, max = MOST) long a,
      @ForAll @LongRange(min = -MOST, max = MOST) long b,
      @ForAll @IntRange(max = 999_999_999) int nanos) {
    Quantity sum = new Quantity(a, nanos).plus(new Quantity(b, nanos));
    assertEquals(
        exact(new Quantity(a, nanos)).add(exact(new Quantity(b, nanos))).stripTrailingZeros(),
        exact(sum).stripTrailingZeros());
  }

  @Property
  void keepsEveryDigitOfABinaryAmount(
      @ForAll @LongRange(max = 9_999_999_999_999L) long digits,
      @ForAll @IntRange(max = 13) int places,
      @ForAll @IntRange(min = 1, max = 3) int power) {
    BigDecimal number = BigDecimal.valueOf(digits, places);
    Quantity quantity =
        Quantity.parse(number.toPlainString() + "KMG".charAt(power - 1) + "i").orElseThrow();
    BigDecimal expected =
        number.multiply(BigDecimal.valueOf(1024).pow(power)).setScale(9, RoundingMode.UP);
    if (expected.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
      assertEquals(expected, exact(quantity).setScale(9));
    } else {
      assertEquals(Quantity.of(Long.MAX_VALUE), quantity);
    }
  }

  private static BigDecimal exact(Quantity quantity) {
    return BigDecimal.valueOf(quantity.units()).add(BigDecimal.valueOf(quantity.nanos(), 9));
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
