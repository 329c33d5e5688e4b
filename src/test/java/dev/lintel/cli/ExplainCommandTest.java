package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lintel.engine.Checker;
import dev.lintel.rule.Catalog;
import dev.lintel.testing.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code explain}: a page for people at a terminal, Markdown in a pipe, JSON for programs. */
class ExplainCommandTest {
  @TempDir Path directory;

  private static String print(Cli cli, String... args) {
    Cli.Outcome outcome = cli.run(args);
    assertEquals("", outcome.err());
    assertEquals(ExitCode.PASSED, outcome.code());
    return outcome.out();
  }

  /** Detectors of secrets among them: each has a page, made from its row or written. */
  @Test
  void everyRuleHasItsPage() {
    for (Catalog.Entry entry : Checker.catalog().entries()) {
      String page = print(Cli.in(directory), "explain", entry.id().toString());
      String head = "# " + entry.id() + ": " + entry.meta().title() + "\n\n| severity | gate |";
      assertTrue(page.startsWith(head), page);
      boolean isProtected = entry.meta().isProtected();
      assertEquals(!isProtected, page.contains("lintel: ignore[" + entry.id() + "] why"), page);
      assertEquals(isProtected, page.contains("suppress:\n  - rule: " + entry.id()), page);
      assertTrue(page.endsWith("\n") && !page.endsWith("\n\n"), page);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sql/unscoped-write", "secret/aws-access-token"})
  void thePagesAreAsAccepted(String id) {
    String name = "cli/explain." + id.substring(id.indexOf('/') + 1);
    Golden.verify(Golden.testdata(name + ".md"), print(Cli.in(directory), "explain", id));
    Golden.verify(
        Golden.testdata(name + ".text"),
        print(Cli.in(directory).onTerminal(), "explain", id).replace("\u001b", "<ESC>"));
  }

  @Test
  void textFitsTheTerminalAndKeepsTheCode() {
    Cli plain = Cli.in(directory).onTerminal().with(Map.of("NO_COLOR", "1"));
    String text = print(plain, "explain", "**");
    assertFalse(text.contains("\u001b"));
    assertFalse(text.contains("```"));
    for (String line : text.lines().filter(line -> !line.startsWith("    ")).toList()) {
      boolean isOneWord = !line.strip().replaceFirst("^- ", "").contains(" ");
      boolean isHeading = line.contains(": ") && !line.endsWith(".");
      assertTrue(line.codePointCount(0, line.length()) <= 80 || isOneWord || isHeading, line);
    }
    assertTrue(text.contains("\n    DELETE FROM orders;\n    ^^^^^^ DELETE on orders has no row"));
  }

  @Test
  void severalRulesAndGlobsAreShownOnceEach() {
    String both = print(Cli.in(directory), "explain", "sql/unscoped-write", "sql/un*-write");
    assertEquals(print(Cli.in(directory), "explain", "sql/unscoped-write"), both);
    List<String> expected =
        Checker.catalog().entries().stream()
            .map(entry -> entry.id().toString())
            .filter(id -> id.startsWith("helm/"))
            .toList();
    List<String> titles =
        print(Cli.in(directory), "explain", "helm/**")
            .lines()
            .filter(line -> line.startsWith("# helm/"))
            .map(line -> line.substring(2, line.indexOf(':')))
            .toList();
    assertEquals(expected, titles);
  }

  @Test
  void jsonHoldsTheDocument() throws IOException {
    JsonNode rules =
        new ObjectMapper()
            .readTree(
                print(Cli.in(directory), "explain", "--format", "json", "sql/unscoped-write"));
    assertEquals(1, rules.size());
    assertEquals("sql/unscoped-write", rules.get(0).get("id").asText());
    assertTrue(rules.get(0).get("document").asText().contains("## Bad"));
  }
}
