package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lintel.engine.Checker;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.RuleMeta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code rules}, {@code explain} and {@code completion}. */
class OtherCommandsTest {
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
    assertTrue(
        print("explain", "sql/union-distinct")
            .contains("elsewhere: sqlfluff/AM02, sqlfluff/ambiguous.union, sqlfluff/L033\n"));
    for (JsonNode rule : new ObjectMapper().readTree(print("rules", "--format", "json"))) {
      if (rule.get("id").asText().equals("workflow/template-injection")) {
        assertEquals(
            "[\"zizmor/template-injection\",\"actionlint/expression\"]",
            rule.get("peers").toString());
      }
      assertTrue(rule.get("peers").isArray());
    }
  }

  /** Detectors of secrets among them: each has a page, made from its row or written. */
  @Test
  void everyRuleIsExplained() {
    for (Catalog.Entry entry : Checker.catalog().entries()) {
      String page = print("explain", entry.id().toString());
      String head = "# " + entry.id() + ": " + entry.meta().title() + "\n\nseverity ";
      assertTrue(page.startsWith(head), page);
      assertTrue(page.substring(head.length()).contains("\n\n"), page);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void completionKnowsEveryOptionCommandAndRule(String shell) {
    String script = print("completion", shell);
    for (CheckOption option : CheckOption.values()) {
      String flag = option.flag();
      String dashless =
          flag.startsWith("--") ? "-l " + flag.substring(2) : "-s " + flag.substring(1);
      String written = shell.equals("fish") ? dashless : flag;
      assertTrue(script.matches("(?s).*" + written + "[\\s\\[)'].*"), written);
      option.accepted().forEach(value -> assertTrue(script.contains(value), value));
    }
    for (String command : CommandLines.root().getSubcommands().keySet()) {
      assertTrue(script.contains(command), command);
    }
    ids().forEach(id -> assertTrue(script.contains(id), id));
  }

  @Test
  void bashAcceptsItsScriptAndCompletes() throws IOException, InterruptedException {
    Path script = Files.writeString(directory.resolve("lintel.bash"), print("completion", "bash"));
    Path answer = directory.resolve("answer");
    String ask =
        """
        set -eu
        . "$1"
        ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _lintel; echo "${COMPREPLY[*]}"; }
        ask lintel che
        ask lintel check --format sa
        ask lintel check --no
        ask lintel fix --persona ped
        ask lintel fix --un
        ask lintel explain sql/unscoped-w
        ask lintel rules --format m
        ask lintel completion z
        """;
    Process bash =
        new ProcessBuilder("bash", "-c", ask, "bash", script.toString())
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .start();
    int code = bash.waitFor();
    assertEquals(
        """
        check
        sarif
        --no-config --no-ignore --no-cache
        pedantic
        --unsafe-fixes
        sql/unscoped-write
        markdown
        zsh
        """,
        Files.readString(answer));
    assertEquals(0, code);
  }
}
