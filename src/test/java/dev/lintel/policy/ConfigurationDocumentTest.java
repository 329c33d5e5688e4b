package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.rules.RuleIndex;
import dev.lintel.source.SourceText;
import dev.lintel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** docs/configuration.md says what holds: its example works, its table has every key. */
class ConfigurationDocumentTest {
  private static final Path DOCUMENT = Golden.testdata("../docs/configuration.md");
  private static final String TABLE_START =
      "<!-- made from the declared keys; 'mvn test -Dlintel.accept' rewrites the table -->\n";
  private static final String TABLE_END = "<!-- end of the table -->\n";

  @Test
  void theExampleLoads() throws IOException, InvalidPolicyException {
    String text = Files.readString(DOCUMENT);
    int start = text.indexOf("```yaml\n") + "```yaml\n".length();
    String example = text.substring(start, text.indexOf("```", start));
    Policy policy =
        Policy.load(Optional.of(SourceText.of("lintel.yml", example)), RuleIndex.catalog());
    RuleId id = RuleId.of("kubernetes/missing-resource-limits");
    ActiveRule rule =
        policy.select(RuleIndex.catalog(), Selection.DEFAULT).stream()
            .filter(r -> r.id().equals(id))
            .findFirst()
            .orElseThrow();
    assertEquals(Severity.HIGH, rule.severity());
    assertTrue(policy.covers(rule, "deploy/web.yaml"));
    assertEquals(false, policy.covers(rule, "deploy/local/web.yaml"));
    assertEquals(1, policy.overrides(id).size());
    assertEquals(1, policy.suppressions().size());
    for (Key key : PolicyKeys.TOP.keys()) {
      assertTrue(example.contains("\n" + key.name() + ":") || example.startsWith(key.name()));
    }
  }

  @Test
  void theTableHasEveryKey() throws IOException {
    String text = Files.readString(DOCUMENT);
    int start = text.indexOf(TABLE_START) + TABLE_START.length();
    int end = text.indexOf(TABLE_END);
    StringBuilder table =
        new StringBuilder("| key | takes | means | default |\n|---|---|---|---|\n");
    rows(table, "", PolicyKeys.TOP.keys());
    Golden.verify(DOCUMENT, text.substring(0, start) + table + text.substring(end));
  }

  @Test
  void everyPresetIsNamed() throws IOException {
    String text = Files.readString(DOCUMENT);
    for (String name : Presets.NAMES) {
      assertTrue(text.contains("| `lintel:" + name + "` |"), name);
    }
  }

  private static void rows(StringBuilder table, String above, List<Key> keys) {
    for (Key key : keys) {
      String path = above + key.name();
      table.append(
          "| `%s` | %s | %s | %s |%n"
              .formatted(
                  path,
                  takes(key.shape()),
                  key.meaning() + (key.isRequired() ? "; required" : ""),
                  key.otherwise()));
      switch (key.shape()) {
        case Shape.Mapping mapping -> rows(table, path + ".", mapping.keys());
        case Shape.Rules rules -> rows(table, path + ".RULE.", rules.keys());
        case Shape.Items(Shape.Mapping mapping) -> rows(table, path + "[].", mapping.keys());
        default -> {}
      }
    }
  }

  private static String takes(Shape shape) {
    return switch (shape) {
      case Shape.Text _ -> "a text";
      case Shape.Day _ -> "a day, as `2027-03-01`";
      case Shape.Path _ -> "a path below the root";
      case Shape.Time _ -> "a number of days, `next-release` or `never`";
      case Shape.Word word -> "`" + String.join("`, `", word.accepted()) + "`";
      case Shape.Texts _ -> "a text or a list";
      case Shape.Name _ -> "a name, as `team-label`";
      case Shape.Labels _ -> "a mapping of texts";
      case Shape.Example _ -> "a Kubernetes object, or the path of a file with some";
      case Shape.RuleGlob _ -> "a rule id or glob";
      case Shape.Items _ -> "a list";
      case Shape.Mapping _ -> "a mapping";
      case Shape.Rules _ -> "a mapping by rule id or glob";
      case Shape.Option _ -> throw new IllegalArgumentException("options stand with their rule");
    };
  }
}
