package dev.lintel.model.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntropyTest {
  @ParameterizedTest
  @CsvSource({"'', 0", "aaaa, 0", "abab, 1", "abcd, 2", "0123456789abcdef, 4", "ääöö, 0"})
  void countsBitsForEachUnit(String value, double bits) {
    assertEquals(bits, Entropy.of(value), 1e-9);
  }
}
