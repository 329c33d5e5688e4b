package dev.lintel.rules.workflow.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.DataTable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of actions are looked up by slugs in lower case, each of them once. */
class SecurityTablesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "archived-actions",
        "needed-permissions",
        "popular-actions",
        "pushing-actions",
        "superfluous-actions",
        "tool-versions"
      })
  void namesEachActionOnceInLowerCase(String table) {
    List<String> slugs =
        DataTable.rows("rules/workflow/" + table + ".txt").stream()
            .map(row -> row.split(" ")[0])
            .toList();
    assertEquals(slugs.size(), new HashSet<>(slugs).size());
    for (String slug : slugs) {
      assertEquals(slug.toLowerCase(Locale.ROOT), slug);
      assertTrue(slug.contains("/"), slug);
    }
    assertEquals(slugs.stream().sorted().toList(), slugs);
  }
}
