package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;

/**
 * Finds updates that run code of the packages they update. Rationale and examples:
 * rules/workflow/external-code-execution.md.
 */
public final class ExternalCodeExecution implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    for (YamlNode item :
        stream.firstMapping().map(root -> root.items("updates")).orElse(List.of())) {
      Optional<YamlEntry> allowed =
          item.mapping()
              .flatMap(ExternalCodeExecution::setting)
              .filter(entry ->
                  entry
                      .value()
                      .scalar()
                      .map(YamlScalar::value)
                      .filter("allow"::equals)
                      .isPresent());
      allowed.ifPresent(entry ->
          sink.report(
                  entry.span(),
                  "whoever publishes a package runs code in the update job, which sees its secrets")
              .fix(new Fix("Deny it", false, List.of(new Edit(entry.value().span(), "deny")))));
    }
  }

  private static Optional<YamlEntry> setting(YamlMapping update) {
    return update.find("insecure-external-code-execution");
  }
}
