package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.IntOrPercent;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds containers that are killed while they still wait to stop. Rationale and examples:
 * rules/kubernetes/grace-period-below-pre-stop.md.
 */
public final class GracePeriodBelowPreStop implements WorkloadRule {
  private static final String FIELD = "terminationGracePeriodSeconds";
  private static final long DEFAULT_SECONDS = 30;

  /**
   * A wait before a container is told to stop.
   *
   * @param seconds at least 0
   */
  private record Wait(long seconds, Span place) {}

  @Override
  public void check(Workload workload, FindingSink sink) {
    if (workload.isPodPatched(FIELD) || workload.isGenerated()) {
      return;
    }
    for (PodSpec pod : workload.object().pods()) {
      OptionalLong grace =
          pod.root().get(FIELD).isPresent()
              ? IntOrPercent.number(pod.root(), FIELD)
              : OptionalLong.of(DEFAULT_SECONDS);
      if (grace.isPresent()) {
        pod.containers().forEach(container -> check(pod, container, grace.getAsLong(), sink));
      }
    }
  }

  private static void check(PodSpec pod, Container container, long grace, FindingSink sink) {
    Optional<Wait> wait =
        container.root().mapping("lifecycle", "preStop").flatMap(GracePeriodBelowPreStop::waitOf);
    if (wait.isEmpty() || wait.get().seconds() < grace) {
      return;
    }
    Optional<YamlNode> written = pod.root().get(FIELD);
    var report =
        sink.report(
            written.map(YamlNode::span).orElse(wait.get().place()),
            "container '%s' is killed after %d seconds, and waits %d before it begins to stop"
                .formatted(container.name(), grace, wait.get().seconds()));
    written.ifPresent(node -> report.related(wait.get().place(), "the wait"));
  }

  private static Optional<Wait> waitOf(YamlMapping preStop) {
    OptionalLong sleep = IntOrPercent.number(preStop, "sleep", "seconds");
    if (sleep.isPresent()) {
      return Optional.of(
          new Wait(sleep.getAsLong(), preStop.get("sleep", "seconds").orElseThrow().span()));
    }
    List<YamlScalar> words =
        preStop.items("exec", "command").stream().flatMap(n -> n.scalar().stream()).toList();
    if (words.size() == 2 && words.get(0).value().endsWith("sleep")) {
      return wait(words.get(1), words.get(1).value());
    }
    boolean isShell =
        words.size() == 3
            && words.get(0).value().endsWith("sh")
            && words.get(1).value().equals("-c");
    return isShell && words.get(2).value().strip().startsWith("sleep ")
        ? wait(words.get(2), firstWord(words.get(2).value().strip().substring(6).strip()))
        : Optional.empty();
  }

  /** Gives the text up to a blank or what ends a command. */
  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && " \t\n;&|".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end);
  }

  private static Optional<Wait> wait(YamlScalar place, String seconds) {
    return IntOrPercent.parse(seconds)
        .filter(amount -> !amount.isPercent())
        .map(amount -> new Wait(amount.value(), place.span()));
  }
}
