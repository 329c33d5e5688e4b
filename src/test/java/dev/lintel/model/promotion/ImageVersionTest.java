package dev.lintel.model.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImageVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.4.2, true",
    "v1.4.2-rc.1, true",
    "1.4.2+build, true",
    "9f41c7d, true",
    "sha-51b9e0aa, true",
    "main-9f41c7d, true",
    "20261120, true",
    "build-482133, true",
    "sha256:00, true",
    "latest, false",
    "main, false",
    "1.4, false",
    "15, false",
    "deadbee, true",
    "release, false"
  })
  void aTagIsMadeToStayOrNot(String tag, boolean isImmutable) {
    assertEquals(isImmutable, new ImageVersion(tag).isImmutable());
  }

  @ParameterizedTest
  @CsvSource({
    "1.4.2, 1.4.10, -1",
    "v2.0.0, 1.9.9, 1",
    "2.9.0-hotfix1, 2.8.1, 1",
    "1.4.2-rc1, 1.4.2, 0",
    "9f41c7d, 1.4.2, 0"
  })
  void releasesHaveAnOrder(String one, String other, int expected) {
    assertEquals(expected, new ImageVersion(one).compare(new ImageVersion(other)).orElse(0));
  }
}
