package dev.lintel.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fingerprinter;
import dev.lintel.finding.RuleId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * No rule says anything in its messages that a baseline would lose its findings by: a line number,
 * a path of the tree, a count of elsewhere. Held for all findings on all examples of all rules.
 */
class RuleFingerprintsTest {
  private static final Fingerprinter FINGERPRINTER = Fingerprinter.of("salt");

  @Test
  void movedLinesAreTheSameFindings() throws IOException {
    holds(example -> true, UnaryOperator.identity(), content -> "\n\n\n\n\n\n\n\n\n\n\n" + content);
  }

  /**
   * Argo CD and Flux are told paths from the root, so that a moved tree is another deployment, and
   * GitHub reads dependabot.yml at the root alone.
   */
  @Test
  void movedTreesAreTheSameFindings() throws IOException {
    holds(
        example ->
            example.files().values().stream().noneMatch(RuleFingerprintsTest::deploys)
                && !example.files().containsKey(".github/dependabot.yml"),
        path -> "platform/" + path,
        UnaryOperator.identity());
  }

  @Test
  void otherLineEndsAreTheSameFindings() throws IOException {
    holds(example -> true, UnaryOperator.identity(), content -> content.replace("\n", "\r\n"));
  }

  private static boolean deploys(String content) {
    return content.contains("argoproj.io/") || content.contains("toolkit.fluxcd.io/");
  }

  private static void holds(
      Predicate<RuleExample> examples, UnaryOperator<String> paths, UnaryOperator<String> contents)
      throws IOException {
    int compared = 0;
    for (Map.Entry<RuleId, List<RuleExample>> document : RuleExamplesTest.documents().entrySet()) {
      for (RuleExample example : document.getValue().stream().filter(examples).toList()) {
        Map<String, String> changed = new LinkedHashMap<>();
        example
            .files()
            .forEach((path, content) -> changed.put(paths.apply(path), contents.apply(content)));
        List<String> before = identities(example.files());
        assertEquals(
            before,
            identities(changed),
            () -> document.getKey() + ", " + example.title() + " (line " + example.line() + ")");
        compared += before.size();
      }
    }
    assertTrue(compared > 200, "there are examples: " + compared);
  }

  private static List<String> identities(Map<String, String> files) {
    List<String> identities = new ArrayList<>();
    for (Finding finding : RuleExamplesTest.analyse(files, RuleExamplesTest.all()).findings()) {
      identities.add(FINGERPRINTER.of(finding).id() + " " + finding.rule() + finding.message());
    }
    return identities.stream().sorted().toList();
  }
}
