package dev.lintel.rules.helm;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlStream;

/**
 * Finds keys that a mapping of a chart's files holds twice. Rationale and examples:
 * rules/helm/duplicate-key.md.
 */
public final class DuplicateKey implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    for (dev.lintel.syntax.yaml.DuplicateKey key : stream.duplicateKeys()) {
      sink.report(
              key.first().key().span(),
              "a later '%s' replaces this one".formatted(key.first().name()))
          .related(key.second().key().span(), "the later one");
    }
  }
}
