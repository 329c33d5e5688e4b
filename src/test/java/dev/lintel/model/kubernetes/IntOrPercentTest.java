package dev.lintel.model.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntOrPercentTest {
  @ParameterizedTest
  @CsvSource({"0, 0, false", "3, 3, false", "25%, 25, true", "0%, 0, true", "1000%, 1000, true"})
  void readsNumbersAndShares(String text, long value, boolean isPercent) {
    assertEquals(Optional.of(new IntOrPercent(value, isPercent)), IntOrPercent.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "-1", "1.5", "25 %", "25%%", "${N}", "99999999999", "ten"})
  void readsNothingElse(String text) {
    assertEquals(Optional.empty(), IntOrPercent.parse(text));
  }

  @Test
  void roundsSharesUp() {
    assertEquals(1, new IntOrPercent(50, true).of(1));
    assertEquals(2, new IntOrPercent(34, true).of(4));
    assertEquals(0, new IntOrPercent(0, true).of(4));
    assertEquals(7, new IntOrPercent(7, false).of(4));
  }
}
