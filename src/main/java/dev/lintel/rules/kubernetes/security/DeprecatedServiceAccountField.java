package dev.lintel.rules.kubernetes.security;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.List;
import java.util.Optional;

/**
 * Finds accounts under the former name of their field. Rationale and examples:
 * rules/kubernetes/deprecated-service-account-field.md.
 */
public final class DeprecatedServiceAccountField implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (object.isIn("sparkoperator.k8s.io")) {
      return;
    }
    for (PodSpec pod : object.pods()) {
      Optional<YamlEntry> former = pod.root().find(ServiceAccounts.FORMER_NAME);
      if (former.isPresent() && !former.get().value().isNull() && !isCopy(pod)) {
        Span key = former.get().key().span();
        Report report =
            sink.report(key, "'serviceAccount' is deprecated; write 'serviceAccountName'");
        if (pod.root().find(ServiceAccounts.NAME).isEmpty()) {
          report.fix(
              new Fix(
                  "Write serviceAccountName", true, List.of(new Edit(key, ServiceAccounts.NAME))));
        }
      }
    }
  }

  /** The API server writes both, so an object that was read from it has both. */
  private static boolean isCopy(PodSpec pod) {
    Optional<String> name = pod.root().text(ServiceAccounts.NAME);
    return name.isPresent() && name.equals(pod.root().text(ServiceAccounts.FORMER_NAME));
  }
}
