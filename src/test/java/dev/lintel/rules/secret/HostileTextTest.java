package dev.lintel.rules.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.rules.secret.DetectorTableText.Example;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Texts made to cost more than their length. The limit of time is no measure: what is quadratic
 * here takes minutes.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileTextTest {
  @Test
  void readsALongWord() {
    assertEquals(List.of(), Reports.of("a.txt", "a".repeat(1_000_000)));
  }

  @Test
  void readsALongWordOfBase64() {
    assertEquals(List.of(), Reports.of("a.txt", "YWFh".repeat(250_000)));
  }

  @TestFactory
  Stream<DynamicTest> readsKeywordsWithoutSecrets() {
    return DetectorTableText.keywords().stream()
        .flatMap(
            keyword -> Stream.of(keyword, keyword + " ", keyword + "=", "-" + keyword + "\n='"))
        .map(piece ->
            DynamicTest.dynamicTest(
                piece.strip(),
                () -> Reports.of("a.txt", piece.repeat(1 + 20_000 / piece.length()))));
  }

  @Test
  void readsManySecrets() {
    String bad =
        DetectorTableText.examples().stream()
            .filter(Example::isBad)
            .map(Example::text)
            .reduce("", (all, text) -> all + text + "\n");
    int count = Reports.of("a.txt", bad).size();
    assertEquals(count * 20, Reports.of("a.txt", bad.repeat(20)).size());
  }
}
