package dev.lintel.model.workflow.update;

import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One item of {@code updates}. */
public record Update(YamlMapping root) {
  private static final String PATTERN_SIGNS = "*?[{";

  /** Gives the package manager; empty where none is written. */
  public Optional<String> ecosystem() {
    return root.text("package-ecosystem");
  }

  /** Gives what a finding on the whole update marks: its package manager, or its first key. */
  public Span place() {
    return root.find("package-ecosystem")
        .map(YamlEntry::span)
        .orElseGet(
            () -> root.entries().isEmpty() ? root.span() : root.entries().getFirst().key().span());
  }

  /** Gives the directories, which {@code directory} or {@code directories} names. */
  public List<YamlScalar> directories() {
    return Stream.concat(
            root.get("directory").flatMap(YamlNode::scalar).stream(),
            root.items("directories").stream().flatMap(item -> item.scalar().stream()))
        .filter(scalar -> !scalar.isNull())
        .toList();
  }

  /** Gives the branch that is updated, where it is not the default one. */
  public Optional<String> targetBranch() {
    return root.text("target-branch");
  }

  /** Gives the registries that it names; {@code *} is all of them. */
  public List<YamlScalar> registries() {
    return root.get("registries").stream()
        .flatMap(node ->
            node.content() instanceof YamlSequence sequence
                ? sequence.items().stream()
                : Stream.of(node))
        .flatMap(node -> node.scalar().stream())
        .filter(scalar -> !scalar.isNull())
        .toList();
  }

  /** Gives the group of several ecosystems that it is one of. */
  public Optional<YamlScalar> group() {
    return root.get("multi-ecosystem-group")
        .flatMap(YamlNode::scalar)
        .filter(scalar -> !scalar.isNull());
  }

  /** Tells whether a directory is a pattern rather than a name. */
  public static boolean isPattern(String directory) {
    return directory.chars().anyMatch(c -> PATTERN_SIGNS.indexOf(c) >= 0);
  }

  /** Gives a directory without slashes at its ends, and without a dot before it. */
  public static String normalized(String directory) {
    int start = 0;
    int end = directory.length();
    while (start < end && (directory.charAt(start) == '/' || directory.startsWith("./", start))) {
      start++;
    }
    while (end > start && directory.charAt(end - 1) == '/') {
      end--;
    }
    String bare = directory.substring(start, end);
    return bare.equals(".") ? "" : bare;
  }
}
