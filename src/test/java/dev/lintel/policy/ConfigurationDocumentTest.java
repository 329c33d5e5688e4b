package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.rules.RuleIndex;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example in docs/configuration.md is a lintel.yml that works. */
class ConfigurationDocumentTest {
  @Test
  void theExampleLoads() throws IOException, InvalidPolicyException {
    Path document = Path.of(System.getProperty("lintel.basedir", "."), "docs/configuration.md");
    String text = Files.readString(document);
    int start = text.indexOf("```yaml\n") + "```yaml\n".length();
    String example = text.substring(start, text.indexOf("```", start));
    Policy policy =
        Policy.load(Optional.of(SourceText.of("lintel.yml", example)), RuleIndex.catalog());
    RuleId id = RuleId.of("kubernetes/missing-resource-limits");
    assertTrue(
        policy.select(RuleIndex.catalog(), Selection.DEFAULT).stream()
            .anyMatch(r -> r.entry().id().equals(id) && r.severity() == Severity.HIGH));
    assertTrue(policy.covers(id, "deploy/web.yaml"));
    assertEquals(false, policy.covers(id, "deploy/local/web.yaml"));
    assertEquals(1, policy.suppressions().size());
  }
}
