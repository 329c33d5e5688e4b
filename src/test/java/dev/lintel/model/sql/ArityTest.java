package dev.lintel.model.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArityTest {
  @ParameterizedTest
  @CsvSource({
    "2, 2",
    "1..3, 1 2 3",
    "3.., 3 4 5 6 7",
    "0.. even, 0 2 4 6",
    "2..6 even, 2 4 6",
    "0, 0",
  })
  void whatIsWrittenIsAllowedAndNothingElse(String text, String counts) {
    Arity arity = Arity.read(text);
    List<String> allowed =
        IntStream.range(0, 8).filter(arity::allows).mapToObj(Integer::toString).toList();
    assertEquals(counts, String.join(" ", allowed));
    assertEquals(text, arity.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3, 1..3",
    "0 2 4 6 8 10 12, 0.. even",
    "2, 2",
    "1 2 3 4 5 6 7 8 9 10 11 12, 1.."
  })
  void whatWasTriedBecomesARange(String counts, String text) {
    TreeSet<Integer> tried = new TreeSet<>();
    for (String count : counts.split(" ")) {
      tried.add(Integer.valueOf(count));
    }
    assertEquals(text, Arity.of(tried, 12).toString());
  }

  @Test
  void noRangeEndsBeforeItStarts() {
    assertThrows(IllegalArgumentException.class, () -> new Arity(3, OptionalInt.of(2), false));
  }
}
