package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds entries of the cluster that speak in clear text only. Reads the project, since an overlay
 * may bring the certificate. Rationale and examples: rules/kubernetes/missing-tls.md.
 */
public final class MissingTls implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (KubernetesObject object : project.wholeObjects()) {
      boolean isOpen =
          isCleartextIngress(object) && !project.kubernetes().isPatched(object, "spec", "tls")
              || isCleartextGateway(object)
                  && !project.kubernetes().isPatched(object, "spec", "listeners");
      if (isOpen) {
        sink.report(
            object.place(), "%s has no TLS, so it speaks in clear text".formatted(object.title()));
      }
    }
  }

  private static boolean isCleartextIngress(KubernetesObject object) {
    return Ingresses.isIngress(object)
        && Ingresses.tls(object).isEmpty()
        && object.root().get("spec").isPresent()
        && !isEncryptedElsewhere(object);
  }

  /** Controllers take certificates by annotations too. */
  private static boolean isEncryptedElsewhere(KubernetesObject ingress) {
    List<String> keys = DataTable.rows("rules/kubernetes/ingress-certificates.txt");
    return ingress.annotations().keySet().stream().anyMatch(keys::contains);
  }

  private static boolean isCleartextGateway(KubernetesObject object) {
    if (!object.kind().equals("Gateway") || !object.isIn("gateway.networking.k8s.io")) {
      return false;
    }
    Set<String> protocols =
        object.root().items("spec", "listeners").stream()
            .flatMap(listener -> listener.mapping().stream())
            .map((YamlMapping listener) -> listener.text("protocol").orElse(""))
            .collect(Collectors.toSet());
    return protocols.equals(Set.of("HTTP"));
  }
}
