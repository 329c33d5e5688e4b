package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.IntOrPercent;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.Optional;

/**
 * Finds rollouts that the API server refuses. Rationale and examples:
 * rules/kubernetes/invalid-rollout.md.
 */
public final class InvalidRollout implements KubernetesRule {
  /**
   * What a kind takes.
   *
   * @param field that holds its strategy
   * @param lone the type that takes no {@code rollingUpdate}
   * @param unavailable the default of maxUnavailable
   * @param surge the default of maxSurge
   */
  private record Form(String field, String lone, String unavailable, String surge) {}

  private static final Form DEPLOYMENT = new Form("strategy", "Recreate", "25%", "25%");
  private static final Form STATEFUL_SET = new Form("updateStrategy", "OnDelete", "1", "none");
  private static final Form DAEMON_SET = new Form("updateStrategy", "none", "1", "0");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (!object.isIn("apps") || object.isPartial()) {
      return;
    }
    switch (object.kind()) {
      case "Deployment" -> check(object, DEPLOYMENT, sink);
      case "StatefulSet" -> check(object, STATEFUL_SET, sink);
      case "DaemonSet" -> check(object, DAEMON_SET, sink);
      default -> {}
    }
  }

  private static void check(KubernetesObject object, Form form, FindingSink sink) {
    Optional<YamlMapping> strategy = object.root().mapping("spec", form.field());
    Optional<YamlEntry> rolling =
        strategy.flatMap(s -> s.find("rollingUpdate")).filter(e -> !e.value().isNull());
    if (rolling.isEmpty()) {
      return;
    }
    String type = strategy.get().text("type").orElse("RollingUpdate");
    if (type.equals(form.lone())) {
      sink.report(
          rolling.get().key().span(),
          "a %s of the type '%s' takes no rollingUpdate".formatted(object.kind(), type));
    } else if (type.equals("RollingUpdate")) {
      rolling.get().value().mapping().ifPresent(m -> check(object, form, m, sink));
    }
  }

  private static void check(
      KubernetesObject object, Form form, YamlMapping rolling, FindingSink sink) {
    String unavailable = text(rolling, "maxUnavailable", form.unavailable());
    String surge = text(rolling, "maxSurge", form.surge());
    if (IntOrPercent.at(rolling, "maxUnavailable").filter(InvalidRollout::isTooMuch).isPresent()) {
      report(rolling, "maxUnavailable", "maxUnavailable is at most 100%", sink);
    } else if (isZero(unavailable) && form.equals(STATEFUL_SET)) {
      report(rolling, "maxUnavailable", "maxUnavailable of a StatefulSet is at least 1", sink);
    } else if (isZero(unavailable) && isZero(surge)) {
      report(
          rolling,
          "maxUnavailable",
          "with maxUnavailable and maxSurge of 0 no pod of %s could be replaced"
              .formatted(object.title()),
          sink);
    } else if (form.equals(DAEMON_SET) && isPositive(unavailable) && isPositive(surge)) {
      report(
          rolling,
          "maxSurge",
          "a DaemonSet takes maxSurge only with maxUnavailable of 0, here it is %s"
              .formatted(unavailable),
          sink);
    }
  }

  private static String text(YamlMapping rolling, String field, String byDefault) {
    return rolling.get(field).isPresent() ? rolling.text(field).orElse("") : byDefault;
  }

  private static boolean isTooMuch(IntOrPercent amount) {
    return amount.isPercent() && amount.value() > 100;
  }

  private static boolean isZero(String amount) {
    return IntOrPercent.parse(amount).filter(a -> a.value() == 0).isPresent();
  }

  private static boolean isPositive(String amount) {
    return IntOrPercent.parse(amount).filter(a -> a.value() > 0).isPresent();
  }

  private static void report(YamlMapping rolling, String field, String message, FindingSink sink) {
    sink.report(rolling.get(field).map(YamlNode::span).orElseGet(rolling::span), message);
  }
}
