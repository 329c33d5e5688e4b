package dev.lintel.model.workflow;

import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
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

  private static final List<String> OF_PULL_REQUESTS =
      List.of("push", "pull_request", "pull_request_target");

  /**
   * Gives the subject of the patterns that an event takes under a key; empty for other keys and for
   * filters that it does not take. Source: @actions/workflow-parser 0.3.61, workflow-v1.0.json.
   */
  public static Optional<Subject> subject(String event, String key) {
    return switch (key) {
      case "branches", "branches-ignore" ->
          Optional.of(Subject.REF)
              .filter(_ ->
                  OF_PULL_REQUESTS.contains(event)
                      || event.equals("workflow_run")
                      || event.equals("merge_group"));
      case "tags", "tags-ignore" -> Optional.of(Subject.REF).filter(_ -> event.equals("push"));
      case "paths", "paths-ignore" ->
          Optional.of(Subject.PATH).filter(_ -> OF_PULL_REQUESTS.contains(event));
      default -> Optional.empty();
    };
  }

  /** Gives the entries of an event's settings that are filters which it takes. */
  public static List<YamlEntry> filters(Trigger trigger) {
    return trigger.settings().map(YamlMapping::entries).orElse(List.of()).stream()
        .filter(entry -> subject(trigger.event(), entry.name()).isPresent())
        .toList();
  }

  /**
   * Gives the patterns of one of an event's filters, those left out that a template still fills in;
   * a single text stands for a list of one.
   */
  public static List<FilterPattern> all(YamlEntry filter) {
    Subject subject = filter.name().startsWith("paths") ? Subject.PATH : Subject.REF;
    return filter
        .value()
        .sequence()
        .map(YamlSequence::items)
        .orElse(List.of(filter.value()))
        .stream()
        .map(YamlNode::scalar)
        .flatMap(Optional::stream)
        .filter(scalar -> !scalar.value().isEmpty() && !Placeholder.isIn(scalar.value()))
        .map(scalar -> new FilterPattern(scalar, subject))
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
