package dev.lintel.rules.kubernetes.schema;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;

/**
 * Finds keys that a mapping of a manifest holds twice. Rationale and examples:
 * rules/kubernetes/duplicate-key.md.
 */
public final class DuplicateKey implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    for (dev.lintel.syntax.yaml.DuplicateKey key : stream.duplicateKeys()) {
      Report report =
          sink.report(
                  key.second().key().span(),
                  "the key '%s' is in this mapping twice".formatted(key.second().name()))
              .related(key.first().key().span(), "the other one");
      key.repetition()
          .ifPresent(lines ->
              report.fix(new Fix("Remove the repetition", true, List.of(new Edit(lines, "")))));
    }
  }
}
