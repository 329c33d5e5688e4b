package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lintel.engine.Checker;
import dev.lintel.rule.RuleMeta;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rules}. */
class RulesCommandTest {
  @TempDir Path directory;

  private String print(String... args) {
    Cli.Outcome outcome = Cli.in(directory).run(args);
    assertEquals("", outcome.err());
    assertEquals(ExitCode.PASSED, outcome.code());
    return outcome.out();
  }

  private static List<String> ids() {
    return Checker.catalog().entries().stream().map(entry -> entry.id().toString()).toList();
  }

  @Test
  void rulesListsEachWithItsTitle() {
    List<String> lines = print("rules").lines().toList();
    assertEquals(ids(), lines.stream().map(line -> line.split(" ")[0]).toList());
    for (int i = 0; i < lines.size(); i++) {
      RuleMeta meta = Checker.catalog().entries().get(i).meta();
      assertTrue(lines.get(i).endsWith(" " + meta.title()), lines.get(i));
    }
  }

  @Test
  void rulesAsJsonParse() throws IOException {
    List<String> found = new ArrayList<>();
    for (JsonNode rule : new ObjectMapper().readTree(print("rules", "--format", "json"))) {
      found.add(rule.get("id").asText());
    }
    assertEquals(ids(), found);
  }

  @Test
  void rulesAsMarkdownAreOneTable() {
    List<String> lines = print("rules", "--format=markdown").lines().toList();
    List<String> cells = lines.stream().map(line -> line.split(" \\| ")[0]).toList();
    assertEquals(
        ids().stream().map(id -> "| `" + id + "`").toList(), cells.subList(2, cells.size()));
    assertTrue(lines.stream().allMatch(line -> line.startsWith("|") && line.endsWith("|")));
  }

  @Test
  void theChecksOfOtherToolsAreNamed() throws IOException {
    for (JsonNode rule : new ObjectMapper().readTree(print("rules", "--format", "json"))) {
      if (rule.get("id").asText().equals("workflow/template-injection")) {
        assertEquals(
            "[\"zizmor/template-injection\",\"actionlint/expression\"]",
            rule.get("peers").toString());
      }
      assertTrue(rule.get("peers").isArray());
    }
    assertTrue(
        print("explain", "sql/union-distinct")
            .contains("\nElsewhere: sqlfluff/AM02, sqlfluff/ambiguous.union, sqlfluff/L033\n"));
  }
}
