package dev.lintel.rules.helm;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;

/**
 * Finds keys that a mapping of a chart's files holds twice. Rationale and examples:
 * rules/helm/duplicate-key.md.
 */
public final class DuplicateKey implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    for (dev.lintel.syntax.yaml.DuplicateKey key : stream.duplicateKeys()) {
      Report report =
          sink.report(
                  key.first().key().span(),
                  "a later '%s' replaces this one".formatted(key.first().name()))
              .related(key.second().key().span(), "the later one");
      key.repetition()
          .ifPresent(lines ->
              report.fix(new Fix("Remove the repetition", true, List.of(new Edit(lines, "")))));
    }
  }
}
