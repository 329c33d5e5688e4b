package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;

/**
 * Counts what replacements of one step write. A few entries that copy a mapping into itself would
 * make more of it than any memory holds. Never leaves its step.
 */
final class ReplacementLimit {
  /** In nodes and characters; far above what people copy. */
  private static final long MOST = 50_000_000;

  private long left = MOST;

  /** Counts a value that is put somewhere. */
  void spend(YamlNode value, Span entry) {
    count(value);
    if (left < 0) {
      throw BuildException.of(
          entry, Kind.LIMIT, "the replacements write more than %,d nodes and characters", MOST);
    }
  }

  private void count(YamlNode node) {
    left--;
    if (left < 0) {
      return;
    }
    switch (node.content()) {
      case YamlScalar scalar -> left -= scalar.value().length();
      case YamlMapping mapping -> mapping.entries().forEach(entry -> count(entry.value()));
      case YamlSequence sequence -> sequence.items().forEach(this::count);
      default -> {}
    }
  }
}
