package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;

/**
 * Finds claims that do not say how much they want. Rationale and examples:
 * rules/kubernetes/claim-without-storage.md.
 */
public final class ClaimWithoutStorage implements UnitRule {
  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (KubernetesObject object : unit.objects()) {
      if (object.kind().equals("PersistentVolumeClaim") && object.isIn("")) {
        check(object.root(), object.place(), object.title(), sink);
      } else if (object.kind().equals("StatefulSet")) {
        for (YamlNode item : object.root().items("spec", "volumeClaimTemplates")) {
          item.mapping()
              .ifPresent(claim ->
                  check(
                      claim,
                      claim.get("metadata", "name").map(YamlNode::span).orElseGet(claim::span),
                      "the claim '%s'".formatted(claim.text("metadata", "name").orElse("")),
                      sink));
        }
      }
    }
  }

  private static void check(YamlMapping claim, Span place, String title, FindingSink sink) {
    boolean isSilent =
        claim.mapping("spec").isPresent()
            && claim.get("spec", "resources", "requests", "storage").isEmpty();
    if (isSilent) {
      sink.report(
          place, "%s requests no storage; write spec.resources.requests.storage".formatted(title));
    }
  }
}
