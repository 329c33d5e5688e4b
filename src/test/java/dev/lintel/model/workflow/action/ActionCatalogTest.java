package dev.lintel.model.workflow.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.DataTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ActionCatalogTest {
  private static ActionMetadata find(String slug, String ref) {
    return ActionCatalog.find(slug, ref).orElseThrow();
  }

  @Test
  void anActionHasItsInputsOutputsAndRuntime() {
    ActionMetadata cache = find("actions/cache", "v4");
    assertEquals("actions/cache@v4", cache.name());
    assertEquals("node20", cache.runtime());
    assertEquals(List.of("cache-hit"), cache.outputs());
    assertEquals(
        List.of("key", "path"),
        cache.inputs().stream().filter(ActionInput::isRequired).map(ActionInput::name).toList());
    assertEquals(
        List.of("save-always"),
        cache.inputs().stream()
            .filter(input -> input.deprecation().isPresent())
            .map(ActionInput::name)
            .toList());
  }

  @Test
  void anInputThatIsFalseByDefaultNeedsNoValue() {
    ActionMetadata lint = find("golangci/golangci-lint-action", "v2");
    assertFalse(lint.input("only-new-issues").orElseThrow().isRequired());
  }

  @Test
  void versionsDiffer() {
    assertEquals("node12", find("actions/cache", "v1").runtime());
    assertTrue(find("actions/cache", "v1").input("lookup-only").isEmpty());
    assertTrue(find("actions/cache", "v3").input("lookup-only").isPresent());
  }

  @Test
  void namesAreComparedWithoutCase() {
    assertTrue(find("Actions/Cache", "V4").input("KEY").isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "actions/cache, v4, SAME",
    "actions/cache, 4, SAME",
    "actions/cache, releases/v4, SAME",
    "actions/cache, v4.0.2, OLDER",
    "pypa/gh-action-pypi-publish, v1.8.14, SAME",
    "pypa/gh-action-pypi-publish, v1.8.2, OLDER",
    "pypa/gh-action-pypi-publish, v1.12.4, NEWER",
    "pypa/gh-action-pypi-publish, release/v1, NEWER",
  })
  void aReleaseStandsToTheOneThatIsKnown(
      String slug, String ref, ActionMetadata.Relation relation) {
    assertEquals(relation, find(slug, ref).relation());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v99",
        "main",
        "",
        "v",
        "v4-beta",
        "v4.1.2.3",
        "v4.",
        "99999999999",
        "11bd719",
        "v-4",
        "v４"
      })
  void nothingIsKnownOfOtherVersions(String ref) {
    assertEquals(Optional.empty(), ActionCatalog.find("actions/cache", ref));
  }

  @Test
  void nothingIsKnownOfOtherActions() {
    assertEquals(Optional.empty(), ActionCatalog.find("linden/publish", "v1"));
    assertEquals(Optional.empty(), ActionCatalog.find("actions/cache/elsewhere", "v4"));
  }

  @Test
  void releasesBelowOneSayNothingOfEachOther() {
    assertTrue(ActionCatalog.find("aquasecurity/trivy-action", "v0.36.0").isPresent());
    assertEquals(Optional.empty(), ActionCatalog.find("aquasecurity/trivy-action", "0.28.0"));
  }

  @Test
  void everyRowOfTheTableIsReadInEveryVersion() {
    List<String> rows = DataTable.rows("model/workflow/popular-actions.txt");
    assertTrue(rows.size() > 100);
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      assertTrue(cells.length >= 4, row);
      for (String version : cells[1].split(" ")) {
        ActionMetadata metadata = find(cells[0], version.substring(0, version.indexOf('=')));
        assertEquals(ActionMetadata.Relation.SAME, metadata.relation(), row);
        assertFalse(metadata.runtime().isEmpty(), row);
        metadata.inputs().forEach(input -> assertTrue(input.name().matches("[\\w.-]+"), row));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "actions/upload-artifact, v3, 2025-01-30",
    "actions/upload-artifact, v2.1.0, 2024-06-30",
    "Actions/Cache, v2, 2025-03-01",
    "actions/cache, v4.1.2, 2025-03-01",
  })
  void aReleaseWhoseServiceIsGoneHasItsDay(String slug, String ref, String date) {
    assertEquals(date, Retirement.find(slug, ref).orElseThrow().date());
  }

  @ParameterizedTest
  @CsvSource({
    "actions/upload-artifact, v4",
    "actions/cache, v3",
    "actions/cache, v4",
    "actions/cache, v4.2.0",
    "actions/checkout, v1",
    "actions/cache, main",
  })
  void otherReleasesHaveNone(String slug, String ref) {
    assertEquals(Optional.empty(), Retirement.find(slug, ref));
  }
}
