package dev.lintel.model.workflow;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code on.schedule}.
 *
 * @param expression the times
 * @param timezone in which the times are meant; empty for UTC
 */
public record Schedule(YamlScalar expression, Optional<YamlScalar> timezone) {
  /** Gives the entries that have times, in the order of the text. */
  public static List<Schedule> all(Workflow workflow) {
    return workflow
        .root()
        .get("on", "schedule")
        .flatMap(YamlNode::sequence)
        .map(YamlSequence::items)
        .orElse(List.of())
        .stream()
        .flatMap(item -> item.mapping().flatMap(Schedule::of).stream())
        .toList();
  }

  private static Optional<Schedule> of(YamlMapping entry) {
    return text(entry, "cron").map(cron -> new Schedule(cron, text(entry, "timezone")));
  }

  private static Optional<YamlScalar> text(YamlMapping entry, String key) {
    return entry
        .get(key)
        .flatMap(YamlNode::scalar)
        .filter(scalar -> !scalar.isNull() && !scalar.value().isEmpty());
  }

  /**
   * Tells whether a template still has to fill in the times, as {@code $cron-weekly} in GitHub's
   * starter workflows.
   */
  public boolean isPlaceholder() {
    return Placeholder.isIn(expression.value());
  }
}
