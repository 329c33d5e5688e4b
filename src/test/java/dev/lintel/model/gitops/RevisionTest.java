package dev.lintel.model.gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionTest {
  @ParameterizedTest
  @CsvSource({
    "v1.4.2, true",
    "web-1.4.2, true",
    "1.4, true",
    "refs/tags/stable, true",
    "9f41c7d, true",
    "9f41c7d9f41c7d9f41c7d9f41c7d9f41c7d9f41c, true",
    "HEAD, false",
    "main, false",
    "v1, false",
    "release-2026, false",
    "feature/x.y, false",
    "deadbee, true",
    "decade, false",
  })
  void aCommitIsNamedByItsHashOrATagOfAVersion(String revision, boolean isPinned) {
    assertEquals(isPinned, Revision.isPinned(revision));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* | true",
        "x | true",
        "latest | true",
        ">=1.0.0 | true",
        "> 2 | true",
        ">=1.0.0 <2.0.0 | false",
        "1.x | false",
        "^1.2 | false",
        "1.2.3 | false",
      })
  void aRangeIsOpenWithoutAnEnd(String version, boolean isOpen) {
    assertEquals(isOpen, Revision.isOpenRange(version));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* | true",
        "17.x | true",
        "1.X.2 | true",
        "^1.2 | true",
        "~1.2.0 | true",
        ">=1.0.0 <2.0.0 | true",
        "1.2.0 - 1.4.0 | true",
        "latest | true",
        "1.2.3 | false",
        "v1.2.3 | false",
        "1.2.3-fix.1+x86 | false",
        "1.2 | false",
      })
  void aRangeIsAConditionOfVersions(String version, boolean isRange) {
    assertEquals(isRange, Revision.isRange(version));
  }
}
