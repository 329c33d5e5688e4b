package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds pods with the token of an account that nobody gave them. Rationale and examples:
 * rules/kubernetes/default-service-account.md.
 */
public final class DefaultServiceAccount implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    if (workload.isGenerated()
        || workload.isPodPatched(ServiceAccounts.NAME)
        || workload.isPodPatched(ServiceAccounts.FORMER_NAME)
        || workload.isPodPatched(ServiceAccounts.AUTOMOUNT)) {
      return;
    }
    for (PodSpec pod : workload.object().pods()) {
      Optional<YamlScalar> named = ServiceAccounts.named(pod);
      boolean isDefault = named.isEmpty() || named.get().value().equals(ServiceAccounts.DEFAULT);
      if (isDefault && pod.root().get(ServiceAccounts.AUTOMOUNT).isEmpty()) {
        Span place = named.map(YamlScalar::span).orElseGet(workload.object()::place);
        Report report =
            sink.report(
                place,
                "%s gets the token of the default service account"
                    .formatted(workload.object().title()));
        ServiceAccounts.withoutToken(pod.root()).ifPresent(report::fix);
      }
    }
  }
}
