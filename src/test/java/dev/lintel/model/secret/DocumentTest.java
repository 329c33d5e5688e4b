package dev.lintel.model.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {
  @ParameterizedTest
  @CsvSource({
    "auth/certs_test.go, true",
    "tests/conftest.py, true",
    "src/test_login.py, true",
    "web/login.spec.ts, true",
    "web/login.test.js, true",
    "src/LoginTest.java, true",
    "Docs/setup.md, true",
    "src/latest.java, false",
    "src/contest.py, false",
    "src/testament.go, false",
    "test, false",
  })
  void tellsTestsByTheirPath(String path, boolean isTest) {
    SourceText source = SourceText.of(path, "");
    assertEquals(
        isTest,
        new Document(source, ArtifactKind.TEXT, Optional.empty(), Optional.empty()).isTest());
  }
}
