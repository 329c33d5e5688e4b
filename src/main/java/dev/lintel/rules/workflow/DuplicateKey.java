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
      String first = duplicate.first().name();
      String message =
          key.equals(first)
              ? "the key '%s' is here twice".formatted(key)
              : "'%s' and '%s' are one key to GitHub, which compares them without case"
                  .formatted(key, first);
      Report report =
          sink.report(duplicate.second().key().span(), message)
              .related(duplicate.first().key().span(), "the first '%s'".formatted(first));
      duplicate
          .repetition()
          .ifPresent(lines ->
              report.fix(new Fix("Remove the repetition", true, List.of(new Edit(lines, "")))));
    }
  }
}
