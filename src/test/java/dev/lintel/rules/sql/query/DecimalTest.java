package dev.lintel.rules.sql.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds decimals to the order of BigDecimal. */
class DecimalTest {
  @Property
  void hasTheOrderOfBigDecimal(
      @ForAll @From("numbers") String one,
      @ForAll @From("numbers") String other,
      @ForAll boolean negatesOne,
      @ForAll boolean negatesOther) {
    int expected = big(one, negatesOne).compareTo(big(other, negatesOther));
    assertEquals(
        Integer.signum(expected),
        Integer.signum(decimal(one, negatesOne).compareTo(decimal(other, negatesOther))));
  }

  @Property
  void knowsZero(@ForAll @From("numbers") String text, @ForAll boolean negates) {
    assertEquals(big(text, negates).signum() == 0, decimal(text, negates).isZero());
  }

  @Property
  void readsWholeNumbers(@ForAll int number) {
    assertEquals(
        0,
        Decimal.of(number).compareTo(decimal(Long.toString(Math.abs((long) number)), number < 0)));
  }

  @Provide
  Arbitrary<String> numbers() {
    Arbitrary<String> digits =
        Arbitraries.strings().withChars("0019").ofMinLength(1).ofMaxLength(4);
    return Arbitraries.oneOf(
        digits,
        digits.map(d -> d + "."),
        digits.map(d -> "." + d),
        digits.flatMap(d -> digits.map(f -> d + "." + f)));
  }

  private static BigDecimal big(String text, boolean negates) {
    BigDecimal number = new BigDecimal(text);
    return negates ? number.negate() : number;
  }

  private static Decimal decimal(String text, boolean negates) {
    Decimal number = Decimal.parse(text);
    return negates ? number.negated() : number;
  }
}
