package dev.lintel.rules.workflow;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;

/**
 * Finds keys that a mapping holds twice. Rationale and examples: rules/workflow/duplicate-key.md.
 */
public final class DuplicateKey implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    for (var duplicate : stream.duplicateKeys()) {
      String key = duplicate.second().name();
      Report report =
          sink.report(duplicate.second().key().span(), "the key '%s' is here twice".formatted(key))
              .related(duplicate.first().key().span(), "the first '%s'".formatted(key));
      duplicate
          .repetition()
          .ifPresent(lines ->
              report.fix(new Fix("Remove the repetition", true, List.of(new Edit(lines, "")))));
    }
  }
}
