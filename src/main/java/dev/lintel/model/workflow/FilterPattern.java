package dev.lintel.model.workflow;

import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/**
 * A pattern that limits an event to branches, tags or files.
 *
 * @param text as written, with the exclamation mark of a negated one
 */
public record FilterPattern(YamlScalar text, Subject subject) {
  /** What a pattern is compared with. */
  public enum Subject {
    /** The name of a branch or tag, without {@code refs/heads/} or {@code refs/tags/}. */
    REF,
    /** The path of a file from the root of the repository. */
    PATH
  }

  /** Gives the subject of the patterns under a key of an event; empty for other keys. */
  public static Optional<Subject> subject(String key) {
    return switch (key) {
      case "branches", "branches-ignore", "tags", "tags-ignore" -> Optional.of(Subject.REF);
      case "paths", "paths-ignore" -> Optional.of(Subject.PATH);
      default -> Optional.empty();
    };
  }

  /**
   * Gives the patterns of an entry of an event's settings, those left out that a template still
   * fills in; a single text stands for a list of one. Empty for entries that are no filter.
   */
  public static List<FilterPattern> all(YamlEntry entry) {
    Optional<Subject> subject = subject(entry.name());
    if (subject.isEmpty()) {
      return List.of();
    }
    return entry.value().sequence().map(YamlSequence::items).orElse(List.of(entry.value())).stream()
        .map(YamlNode::scalar)
        .flatMap(Optional::stream)
        .filter(scalar -> !scalar.value().isEmpty() && !Placeholder.isIn(scalar.value()))
        .map(scalar -> new FilterPattern(scalar, subject.get()))
        .toList();
  }

  /** Tells whether it takes away from what the patterns before it match. */
  public boolean isNegated() {
    return text.value().startsWith("!");
  }

  /** Gives the pattern without the exclamation mark that negates it. */
  public String body() {
    return isNegated() ? text.value().substring(1) : text.value();
  }
}
