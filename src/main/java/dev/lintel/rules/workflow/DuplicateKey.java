package dev.lintel.rules.workflow;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds keys that a mapping holds twice. Rationale and examples: rules/workflow/duplicate-key.md.
 */
public final class DuplicateKey implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    for (YamlDocument document : stream.documents()) {
      document.root().ifPresent(root -> check(root, sink));
    }
  }

  private static void check(YamlNode node, FindingSink sink) {
    switch (node) {
      case YamlMapping mapping -> checkMapping(mapping, sink);
      case YamlSequence sequence -> sequence.items().forEach(item -> check(item, sink));
      // What an alias stands for is checked where it is written.
      case YamlAlias _, YamlScalar _ -> {}
    }
  }

  private static void checkMapping(YamlMapping mapping, FindingSink sink) {
    Map<String, YamlEntry> firsts = new HashMap<>();
    for (YamlEntry entry : mapping.entries()) {
      YamlEntry first = firsts.putIfAbsent(entry.name(), entry);
      if (first != null && entry.key().scalar().isPresent()) {
        sink.report(entry.key().span(), "the key '%s' is here twice".formatted(entry.name()))
            .related(first.key().span(), "the first '%s'".formatted(entry.name()));
      }
      check(entry.value(), sink);
    }
  }
}
