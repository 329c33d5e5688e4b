package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeUriTest {
  @ParameterizedTest
  @CsvSource({
    "base/app.yaml, base/app.yaml",
    "../a-b_c~d.sql, ../a-b_c~d.sql",
    "a b%c.yaml, a%20b%25c.yaml",
    "C:/x?y#z, C%3A/x%3Fy%23z",
    "daten/größe.sql, daten/gr%C3%B6%C3%9Fe.sql",
    "🚀.yaml, %F0%9F%9A%80.yaml",
  })
  void pathBecomesReference(String path, String uri) {
    assertEquals(uri, RelativeUri.of(path));
  }
}
