package dev.lintel.rules.kubernetes.security;

import dev.lintel.finding.Reason;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.UnitRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds pods with the token of an account that has no rights. Rationale and examples:
 * rules/kubernetes/unused-service-account-token.md.
 */
public final class UnusedServiceAccountToken implements UnitRule {
  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    Map<String, KubernetesObject> idle = idleAccounts(unit);
    for (KubernetesObject object : unit.objects()) {
      for (PodSpec pod : object.pods()) {
        Optional<YamlScalar> name = ServiceAccounts.named(pod);
        KubernetesObject account = name.map(n -> idle.get(n.value())).orElse(null);
        if (account != null && pod.root().get(ServiceAccounts.AUTOMOUNT).isEmpty()) {
          Report report =
              sink.report(
                  name.get().span(),
                  "%s gets the token of '%s', which no binding here gives any right"
                      .formatted(object.title(), name.get().value()));
          report.related(account.place(), "the account");
          ServiceAccounts.withoutToken(pod.root()).ifPresent(report::fix);
          if (!unit.isComplete()) {
            report.lowered(Reason.UNCERTAIN);
          }
        }
      }
    }
  }

  /**
   * Gives the accounts of a unit without rights, by their names. Annotations tie an account to one
   * of a cloud, which is a use as well; a binding of a group may mean every account.
   */
  private static Map<String, KubernetesObject> idleAccounts(DeploymentUnit unit) {
    Set<String> bound = new HashSet<>();
    Map<String, KubernetesObject> idle = new HashMap<>();
    for (KubernetesObject object : unit.objects()) {
      boolean isBinding =
          object.isIn("rbac.authorization.k8s.io") && object.kind().endsWith("RoleBinding");
      if (isBinding) {
        for (YamlMapping subject : subjects(object)) {
          if (subject.text("kind").filter("Group"::equals).isPresent()) {
            return Map.of();
          }
          subject.text("name").ifPresent(bound::add);
        }
      } else if (object.isIn("")
          && object.kind().equals("ServiceAccount")
          && object.root().get("metadata", "annotations").isEmpty()
          && object.root().get(ServiceAccounts.AUTOMOUNT).isEmpty()) {
        idle.put(object.name(), object);
      }
    }
    idle.keySet().removeAll(bound);
    idle.remove(ServiceAccounts.DEFAULT);
    return idle;
  }

  private static Iterable<YamlMapping> subjects(KubernetesObject binding) {
    return binding.root().items("subjects").stream().flatMap(s -> s.mapping().stream()).toList();
  }
}
