package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lintel.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What editors read our lines with, over lines that {@code check} really prints. */
class MatchersTest {
  private static final String MESSAGE = "DELETE on orders has no row filter";

  private static final List<String> PATHS =
      List.of(
          "plain.sql",
          "with blanks/a b.sql",
          "größe/日本.sql",
          "10:30:12: high.sql",
          "C:\\a b\\x.sql",
          "tag@2:1/(copy) [1].sql");

  @TempDir Path directory;

  /** Gives the matchers of each file. */
  static Stream<List<JsonNode>> files() throws IOException {
    List<List<JsonNode>> files = new ArrayList<>();
    files.add(list(new Recipe("matchers/lintel.json").json().get("problemMatcher")));
    for (JsonNode task : new Recipe("docs/recipes/vscode/tasks.json").json().get("tasks")) {
      files.add(list(task.get("problemMatcher")));
    }
    return files.stream();
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }

  /** In the matchers of GitHub a pattern is the one entry of a list. */
  private static JsonNode pattern(JsonNode matcher) {
    JsonNode pattern = matcher.get("pattern");
    return pattern.isArray() ? pattern.get(0) : pattern;
  }

  private List<String> lines() {
    Cli cli = Cli.in(directory);
    PATHS.forEach(path -> cli.file(path, "\n  DELETE FROM orders;\n"));
    Cli.Outcome outcome = cli.run("check", "-q", "--format", "concise");
    assertEquals(ExitCode.GATE_FAILED, outcome.code());
    return outcome.out().lines().toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyLineIsReadByOneMatcher(List<JsonNode> matchers) {
    Set<String> paths = new TreeSet<>();
    for (String line : lines()) {
      int readers = 0;
      for (JsonNode matcher : matchers) {
        JsonNode pattern = pattern(matcher);
        Matcher found = Pattern.compile(pattern.get("regexp").asText()).matcher(line);
        if (found.find()) {
          readers++;
          assertEquals("error", matcher.get("severity").asText());
          paths.add(found.group(pattern.get("file").asInt()));
          assertEquals("2", found.group(pattern.get("line").asInt()));
          assertEquals("3", found.group(pattern.get("column").asInt()));
          assertEquals("sql/unscoped-write", found.group(pattern.get("code").asInt()));
          assertEquals(MESSAGE, found.group(pattern.get("message").asInt()));
        }
      }
      assertEquals(1, readers, line);
    }
    assertEquals(new TreeSet<>(PATHS), paths);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everySeverityHasOneMatcherThatIsNoWorse(List<JsonNode> matchers) {
    for (Severity severity : Severity.values()) {
      String line =
          "a.yml:3:5: " + severity.id() + ": workflow/unpinned-action 'x' is: 1:2: high: x";
      List<String> levels = new ArrayList<>();
      for (JsonNode matcher : matchers) {
        if (Pattern.compile(pattern(matcher).get("regexp").asText()).matcher(line).find()) {
          levels.add(matcher.get("severity").asText());
        }
      }
      String least = matchers.getLast().get("severity").asText();
      String expected =
          switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> least;
          };
      assertEquals(List.of(expected), levels, line);
    }
  }

  /**
   * GitHub leaves a line out whose severity is a word that it does not know, so none is captured.
   */
  @ParameterizedTest
  @MethodSource("files")
  void severitiesAreFixed(List<JsonNode> matchers) {
    assertEquals(3, matchers.size());
    matchers.forEach(matcher -> assertTrue(pattern(matcher).get("severity") == null));
  }

  @Test
  void theFiltersOfIntelliJFindTheFile() {
    List<String> filters = new ArrayList<>();
    Element tools = new Recipe("docs/recipes/intellij/Lintel.xml").xml().getDocumentElement();
    Element watchers = new Recipe("docs/recipes/intellij/watchers.xml").xml().getDocumentElement();
    for (Map.Entry<Element, String> kind :
        Map.of(tools, "filter", watchers, "FilterInfo").entrySet()) {
      var found = kind.getKey().getElementsByTagName(kind.getValue());
      for (int i = 0; i < found.getLength(); i++) {
        Map<String, String> options = Recipe.options((Element) found.item(i));
        filters.add(options.getOrDefault("REGEXP", options.get("regExp")));
      }
    }
    assertEquals(5, filters.size());
    for (String filter : filters) {
      String expression =
          filter
              .replace("$FILE_PATH$", "(?<file>.+?)")
              .replace("$LINE$", "(?<line>\\d+)")
              .replace("$COLUMN$", "(?<column>\\d+)")
              .replace("$MESSAGE$", ".*");
      // The filter knows no severities, so a name that looks like a place misleads it.
      for (String line : lines().stream().filter(line -> !line.startsWith("10:")).toList()) {
        Matcher matcher = Pattern.compile(expression).matcher(line);
        assertTrue(matcher.lookingAt(), line);
        assertTrue(PATHS.contains(matcher.group("file")), line);
        assertEquals("2", matcher.group("line"), line);
        assertEquals("3", matcher.group("column"), line);
      }
    }
  }
}
