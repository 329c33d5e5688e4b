package dev.lintel.rules.kubernetes;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.List;
import java.util.Optional;

/**
 * Finds amounts that Kubernetes does not read. Rationale and examples:
 * rules/kubernetes/invalid-quantity.md.
 */
public final class InvalidQuantity implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    for (PodSpec pod : object.pods()) {
      pod.containers().stream().map(Container::root).forEach(c -> checkResources(c, sink));
      for (YamlNode volume : pod.root().items("volumes")) {
        volume
            .mapping()
            .flatMap(v -> v.get("emptyDir", "sizeLimit"))
            .ifPresent(size -> check("sizeLimit", size, sink));
      }
    }
    for (YamlNode claim : object.root().items("spec", "volumeClaimTemplates")) {
      claim.mapping().flatMap(c -> c.mapping("spec")).ifPresent(c -> checkResources(c, sink));
    }
    switch (object.kind()) {
      case "PersistentVolumeClaim" ->
          object.root().mapping("spec").ifPresent(spec -> checkResources(spec, sink));
      case "PersistentVolume" -> checkAll(object.root().mapping("spec", "capacity"), sink);
      case "ResourceQuota" -> checkAll(object.root().mapping("spec", "hard"), sink);
      default -> {}
    }
  }

  private static void checkResources(YamlMapping owner, FindingSink sink) {
    for (String side : List.of("requests", "limits")) {
      checkAll(owner.mapping("resources", side), sink);
    }
  }

  private static void checkAll(Optional<YamlMapping> amounts, FindingSink sink) {
    amounts.map(YamlMapping::entries).orElse(List.of()).forEach(entry -> check(entry, sink));
  }

  private static void check(YamlEntry entry, FindingSink sink) {
    if (!entry.name().equals("<<")) {
      check(entry.name(), entry.value(), sink);
    }
  }

  private static void check(String what, YamlNode value, FindingSink sink) {
    value
        .scalar()
        .filter(InvalidQuantity::isWrong)
        .ifPresent(s -> sink.report(s.span(), message(what, s.value())));
  }

  /** YAML has its own ways to write numbers, and a placeholder is none yet. */
  private static boolean isWrong(YamlScalar scalar) {
    return (scalar.type() == YamlType.STRING || scalar.type() == YamlType.BOOLEAN)
        && scalar.value().chars().noneMatch(c -> "${<%".indexOf(c) >= 0)
        && Quantity.parse(scalar.value()).isEmpty();
  }

  private static String message(String what, String value) {
    String stripped = value.replace(" ", "").replaceFirst("i?[bB]$", "");
    boolean hasAdvice = Quantity.parse(stripped + "i").isPresent();
    return "'%s' is no amount of %s%s"
        .formatted(
            value, what, hasAdvice ? "; write '%s' or '%si'".formatted(stripped, stripped) : "");
  }
}
