package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.IntOrPercent;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds pods that ask for outside names five times. Rationale and examples:
 * rules/kubernetes/high-ndots.md.
 */
public final class HighNdots implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    if (workload.isGenerated() || workload.isPodPatched("dnsConfig")) {
      return;
    }
    long most = Long.parseLong(sink.option("max"));
    workload.object().pods().forEach(pod -> check(workload.object(), pod, most, sink));
  }

  private static void check(KubernetesObject object, PodSpec pod, long most, FindingSink sink) {
    String policy = pod.root().text("dnsPolicy").orElse("ClusterFirst");
    Optional<YamlMapping> option =
        pod.root().items("dnsConfig", "options").stream()
            .flatMap(item -> item.mapping().stream())
            .filter(item -> item.text("name").filter("ndots"::equals).isPresent())
            .findFirst();
    if (option.isEmpty() && policy.startsWith("ClusterFirst")) {
      sink.report(
          object.place(),
          "%s asks for names with less than 5 dots in each search domain first: set ndots"
              .formatted(object.title()));
      return;
    }
    option.ifPresent(ndots -> {
      OptionalLong value = IntOrPercent.number(ndots, "value");
      if (value.isPresent() && value.getAsLong() > most) {
        sink.report(
            ndots.get("value").map(YamlNode::span).orElseGet(ndots::span),
            "%s asks for names with less than %d dots in each search domain first"
                .formatted(object.title(), value.getAsLong()));
      }
    });
  }
}
