package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTagTest {
  private static ReleaseTag tag(String name) {
    return ReleaseTag.of(name).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v",
        "v1",
        "v1.2",
        "v1.2.",
        "v1.2.3.4",
        "v1.2.3-rc.1",
        "1.2.3+b",
        "V1.2.3",
        "vv1.2.3",
        "v-1.2.3",
        "v1..3",
        "release/v1.2.3",
        "v1.2.3 ",
        "v1234567890.0.0",
        "v１.2.3",
        "latest"
      })
  void whatIsNotThreeNumbersIsNoRelease(String name) {
    assertTrue(ReleaseTag.of(name).isEmpty(), name);
  }

  @Test
  void numbersAreComparedAsNumbers() {
    assertTrue(tag("v1.10.0").isAfter(tag("v1.9.9")));
    assertTrue(tag("v2.0.0").isAfter(tag("1.99.99")));
    assertTrue(tag("1.2.4").isAfter(tag("v1.2.3")));
    assertFalse(tag("v1.2.3").isAfter(tag("1.2.3")));
    assertFalse(tag("1.2.3").isAfter(tag("v1.2.3")));
    assertFalse(tag("v1.2.2").isAfter(tag("v1.2.3")));
    assertEquals("v999999999.0.0", tag("v999999999.0.0").toString());
  }
}
