package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/** One webhook of an admission configuration. */
record Webhook(KubernetesObject object, YamlMapping root) {
  /** Gives the webhooks of an object; none for one of another kind. */
  static List<Webhook> of(KubernetesObject object) {
    boolean isConfiguration =
        object.kind().equals("ValidatingWebhookConfiguration")
            || object.kind().equals("MutatingWebhookConfiguration");
    return isConfiguration && object.isIn("admissionregistration.k8s.io")
        ? object.root().items("webhooks").stream()
            .flatMap(item -> item.mapping().stream())
            .map(root -> new Webhook(object, root))
            .toList()
        : List.of();
  }

  String name() {
    return root.text("name").orElse("");
  }

  /** Gives where to point when a finding is about the webhook as a whole. */
  Span place() {
    return root.get("name").map(YamlNode::span).orElseGet(root::span);
  }

  /** Tells whether requests fail when the webhook does not answer, as they do by default. */
  boolean isRequired() {
    return root.text("failurePolicy").orElse("Fail").equals("Fail")
        && object.apiVersion().endsWith("/v1");
  }

  /** Tells whether the webhook leaves any objects out. */
  boolean isNarrowed() {
    return List.of("namespaceSelector", "objectSelector").stream()
            .flatMap(key -> root.mapping(key).stream())
            .anyMatch(selector -> !selector.entries().isEmpty())
        || !root.items("matchConditions").isEmpty();
  }

  /** Tells whether the webhook is asked for pods that are made. */
  boolean isForPods() {
    return root.items("rules").stream()
        .flatMap(rule -> rule.mapping().stream())
        .anyMatch(rule ->
            has(rule, "apiGroups", "")
                && has(rule, "operations", "CREATE")
                && (has(rule, "resources", "pods") || has(rule, "resources", "*/*")));
  }

  private static boolean has(YamlMapping rule, String field, String value) {
    List<YamlScalar> list =
        rule.items(field).stream().flatMap(item -> item.scalar().stream()).toList();
    return AccessRule.hasAny(list, value);
  }
}
