package dev.lintel.model.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkMemoryTest {
  @ParameterizedTest
  @CsvSource({
    "512m, 512Mi",
    "4g, 4Gi",
    "4G, 4Gi",
    "1gb, 1Gi",
    "100k, 100Ki",
    "100kb, 100Ki",
    "2t, 2Ti",
    "1p, 1Pi",
    "1024b, 1Ki",
    "' 2g ', 2Gi",
    "4096, 4Gi",
    "0, 0",
  })
  void readsWhatSparkReads(String text, String quantity) {
    assertEquals(Quantity.parse(quantity), SparkMemory.ofMebibytes(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "g", "4Gi", "1.5g", "-1", "4 g", "4gib", "1bb", "4e", "${MEMORY}", "\u0664g"})
  void refusesWhatSparkRefuses(String text) {
    assertEquals(Optional.empty(), SparkMemory.ofMebibytes(text));
  }

  @Property
  void readsAnyTextOrNone(@ForAll String text) {
    SparkMemory.ofBytes(text).ifPresent(size -> assertEquals(true, size.isWhole()));
  }
}
