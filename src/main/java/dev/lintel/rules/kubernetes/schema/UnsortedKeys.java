package dev.lintel.rules.kubernetes.schema;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/**
 * Finds objects whose keys do not stand in the order of the alphabet. Rationale and examples:
 * rules/kubernetes/unsorted-keys.md.
 */
public final class UnsortedKeys implements KubernetesRule {
  /** No object that a person reads is as deep. */
  private static final int MAX_DEPTH = 100;

  @Override
  public boolean isOnWriting() {
    return true;
  }

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    firstUnsorted(object.root(), 0)
        .ifPresent(key ->
            sink.report(
                key.key().span(),
                "%s has '%s' behind a key that the alphabet puts after it"
                    .formatted(object.title(), key.name())));
  }

  /** One is enough: who sorts, sorts all. */
  private static Optional<YamlEntry> firstUnsorted(YamlNode node, int depth) {
    if (depth > MAX_DEPTH) {
      return Optional.empty();
    }
    return switch (node) {
      case YamlMapping mapping -> firstUnsorted(mapping.entries(), depth);
      case YamlSequence sequence ->
          sequence.items().stream()
              .flatMap(item -> firstUnsorted(item, depth + 1).stream())
              .findFirst();
      default -> Optional.empty();
    };
  }

  private static Optional<YamlEntry> firstUnsorted(List<YamlEntry> entries, int depth) {
    for (int i = 0; i < entries.size(); i++) {
      YamlEntry entry = entries.get(i);
      if (i > 0 && entries.get(i - 1).name().compareTo(entry.name()) > 0) {
        return Optional.of(entry);
      }
      Optional<YamlEntry> below = firstUnsorted(entry.value(), depth + 1);
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }
}
