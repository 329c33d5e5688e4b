package dev.lintel.model.kustomize.resource;

import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;

/**
 * Counts what one step copies. A few entries that copy a mapping into itself would make more of it
 * than any memory holds, or a tree too deep to be walked by recursion. Never leaves its step.
 */
public final class CopyLimit {
  /** Keys and indices on the way to a field; no resource is so deep. */
  public static final int PATH_PARTS = 200;

  /** In nodes and characters; far above what people copy. */
  private static final long MOST = 50_000_000;

  private static final int DEPTH = 400;

  private long left = MOST;

  /** Counts a value that is put somewhere. */
  public void spend(YamlNode value, Span entry) {
    count(value, entry, DEPTH);
    if (left < 0) {
      throw BuildException.of(
          entry,
          BuildProblem.Kind.LIMIT,
          "this copies more than %,d nodes and characters together with what stands before",
          MOST);
    }
  }

  private void count(YamlNode node, Span entry, int depth) {
    if (depth == 0) {
      throw BuildException.of(
          entry, BuildProblem.Kind.LIMIT, "this copies more than %d levels", DEPTH);
    }
    left--;
    if (left < 0) {
      return;
    }
    switch (node.content()) {
      case YamlScalar scalar -> left -= scalar.value().length();
      case YamlMapping mapping ->
          mapping.entries().forEach(entryOf -> count(entryOf.value(), entry, depth - 1));
      case YamlSequence sequence -> sequence.items().forEach(item -> count(item, entry, depth - 1));
      default -> {}
    }
  }
}
