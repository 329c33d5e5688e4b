package dev.lintel.model.workflow.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.model.workflow.Permissions;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GrantedPermissionsTest {
  private static Optional<GrantedPermissions> read(String permissions) {
    SourceText source = SourceText.of("ci.yml", "permissions: " + permissions);
    return YamlParser.parse(source, YamlSchema.CORE)
        .firstMapping()
        .flatMap(root -> root.find("permissions"))
        .map(Permissions::new)
        .flatMap(GrantedPermissions::of);
  }

  private static List<String> beyond(String asked, String allowed) {
    return read(asked).orElseThrow().beyond(read(allowed).orElseThrow()).stream()
        .map(e -> e.scope().orElse("*") + ": " + e.asked() + " > " + e.allowed())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{contents: read} | {contents: read}",
        "{contents: read} | {contents: write, packages: read}",
        "{contents: none} | {}",
        "{} | {}",
        "{contents: write} | write-all",
        "read-all | write-all",
        "{contents: read} | read-all",
      })
  void whatIsAllowedMayBeAskedFor(String asked, String allowed) {
    assertEquals(List.of(), beyond(asked, allowed));
  }

  @Test
  void aScopeThatIsNotNamedIsAtNone() {
    assertEquals(List.of("packages: read > none"), beyond("{packages: read}", "{contents: write}"));
  }

  @Test
  void everyScopeBeyondIsTold() {
    assertEquals(
        List.of("contents: write > read", "id-token: write > read"),
        beyond("{id-token: write, contents: write, issues: read}", "read-all"));
    assertEquals(
        List.of("contents: write > read", "*: write > none"),
        beyond("write-all", "{contents: read, issues: write}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"all", "[contents]", "{contents: admin}", "{contents: {a: b}}", "''", "~"})
  void whatIsNoPermissionsSaysNothing(String text) {
    assertEquals(Optional.empty(), read(text));
  }
}
