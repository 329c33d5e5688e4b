package dev.lintel.rules.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.rules.secret.DetectorTableText.Example;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each example of the table: bad ones report their detector at the marks, good ones nothing. */
class DetectorExamplesTest {
  @TestFactory
  Stream<DynamicTest> examplesOfTheTable() {
    return DetectorTableText.examples().stream()
        .map(example ->
            DynamicTest.dynamicTest(
                example.detector() + (example.isBad() ? " bad" : " good"), () -> check(example)));
  }

  private static void check(Example example) {
    List<String> reports =
        Reports.of(example.path(), example.text()).stream().map(Object::toString).toList();
    List<String> expected =
        example.spans().stream().map(span -> example.detector() + " " + span).toList();
    assertEquals(expected, reports, example.marked());
    assertEquals(example.isBad(), !expected.isEmpty(), "a bad example marks what is reported");
  }
}
