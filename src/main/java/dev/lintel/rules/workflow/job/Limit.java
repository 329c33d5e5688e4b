package dev.lintel.rules.workflow.job;

import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.function.Predicate;

/** A number that limits a job, a step or a matrix. */
final class Limit {
  private Limit() {}

  /**
   * Reports a limit that is not what it has to be.
   *
   * @param isWrong tells of the value whether it is reported
   * @param demand what it has to be, as {@code above 0}
   */
  static void check(
      YamlMapping holder,
      String key,
      Predicate<YamlScalar> isWrong,
      String demand,
      FindingSink sink) {
    holder
        .get(key)
        .flatMap(YamlNode::scalar)
        .filter(isWrong)
        .ifPresent(value ->
            sink.report(
                value.span(),
                "'%s' is %s, and has to be %s".formatted(key, value.value(), demand)));
  }
}
