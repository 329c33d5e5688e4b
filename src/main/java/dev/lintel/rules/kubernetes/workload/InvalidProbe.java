package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.IntOrPercent;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;

/**
 * Finds probes that the API server refuses. Rationale and examples:
 * rules/kubernetes/invalid-probe.md.
 */
public final class InvalidProbe implements KubernetesRule {
  private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    for (Container container : object.containers()) {
      for (Probe probe : Probe.of(container)) {
        if (isOfEndingInit(container)) {
          sink.report(
              probe.entry().key().span(),
              "init container '%s' ends before the others start, so it takes no %s"
                  .formatted(container.name(), probe.field()));
        } else {
          check(probe, sink);
        }
      }
    }
  }

  /** One that is started again goes on as a sidecar does. */
  private static boolean isOfEndingInit(Container container) {
    return container.role() == Container.Role.INIT
        && container.root().get("restartPolicy").isEmpty();
  }

  private static void check(Probe probe, FindingSink sink) {
    boolean isReadiness = probe.field().equals("readinessProbe");
    IntOrPercent.number(probe.root(), "successThreshold")
        .ifPresent(successes -> {
          if (!isReadiness && successes > 1) {
            sink.report(
                place(probe, "successThreshold"),
                "successThreshold of a %s is 1".formatted(probe.field()));
          }
        });
    if (isReadiness && probe.root().get("terminationGracePeriodSeconds").isPresent()) {
      sink.report(
          place(probe, "terminationGracePeriodSeconds"),
          "a readinessProbe ends no container, so it takes no terminationGracePeriodSeconds");
    }
    List<YamlEntry> handlers =
        HANDLERS.stream()
            .flatMap(handler -> probe.root().find(handler).stream())
            .filter(entry -> !entry.value().isNull())
            .toList();
    if (handlers.size() > 1) {
      sink.report(
              handlers.get(1).key().span(),
              "a %s has one way to ask, not '%s' and '%s'"
                  .formatted(probe.field(), handlers.get(0).name(), handlers.get(1).name()))
          .related(handlers.get(0).key().span(), "the other one");
    }
  }

  private static Span place(Probe probe, String field) {
    return probe.root().get(field).map(YamlNode::span).orElseGet(() -> probe.root().span());
  }
}
