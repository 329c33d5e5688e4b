package dev.lintel.model.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Reads amounts like the Kubernetes model of fabric8, which many controllers in Java use; that
 * keeps 16 digits of those with a binary suffix.
 */
class QuantityOracleTest {
  private static final BigDecimal NANO = BigDecimal.valueOf(1, 9);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  @Provide
  Arbitrary<String> amounts() {
    Arbitrary<String> whole = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(24);
    Arbitrary<String> fraction =
        Arbitraries.oneOf(
            Arbitraries.just(""),
            Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(12).map(d -> "." + d));
    Arbitrary<String> suffix =
        Arbitraries.of(
            "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei",
            "e3", "E3", "e-2", "e12");
    return Combinators.combine(Arbitraries.of("", "-"), whole, fraction, suffix)
        .as((sign, w, f, s) -> sign + w + f + s);
  }

  @Property(tries = 5000)
  void readsWhatFabric8Reads(@ForAll("amounts") String text) {
    BigDecimal expected =
        io.fabric8.kubernetes.api.model.Quantity.parse(text)
            .getNumericalAmount()
            .setScale(9, RoundingMode.UP);
    Quantity quantity = Quantity.parse(text).orElseThrow();
    BigDecimal found =
        BigDecimal.valueOf(quantity.units()).add(BigDecimal.valueOf(quantity.nanos(), 9));
    if (expected.abs().setScale(0, RoundingMode.FLOOR).compareTo(MOST) <= 0) {
      BigDecimal distance = expected.subtract(found).abs();
      BigDecimal room = expected.abs().movePointLeft(15).max(NANO);
      assertTrue(distance.compareTo(room) <= 0, () -> text + ": " + expected + " and " + found);
    } else {
      assertEquals(expected.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE, quantity.units(), text);
    }
  }
}
