package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.IntOrPercent;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds policies that name where pods may go and leave out name resolution. Rationale and examples:
 * rules/kubernetes/egress-without-dns.md.
 */
public final class EgressWithoutDns implements ProjectRule {
  private static final long DNS = 53;

  @Override
  public void check(Project project, FindingSink sink) {
    List<KubernetesObject> policies =
        project.objects().stream().filter(NetworkPolicies::isPolicy).toList();
    for (KubernetesObject policy : policies) {
      if (isClosed(policy)
          && policies.stream()
              .noneMatch(
                  other -> other.isBeside(policy) && !rules(other).isEmpty() && isOpen(other))) {
        sink.report(
            policy.placeOf("spec", "egress"),
            "no rule of %s lets its pods ask for addresses at port 53".formatted(policy.title()));
      }
    }
  }

  /** A policy without rules closes everything, and means to. */
  private static boolean isClosed(KubernetesObject policy) {
    return NetworkPolicies.isOfEgress(policy) && !rules(policy).isEmpty() && !isOpen(policy);
  }

  private static List<YamlMapping> rules(KubernetesObject policy) {
    return policy.root().items("spec", "egress").stream()
        .flatMap(r -> r.mapping().stream())
        .toList();
  }

  private static boolean isOpen(KubernetesObject policy) {
    return rules(policy).stream().anyMatch(EgressWithoutDns::mayReachDns);
  }

  /** Ports by name, and what a tool puts in later, may be the one. */
  private static boolean mayReachDns(YamlMapping rule) {
    List<YamlMapping> ports =
        rule.items("ports").stream().flatMap(port -> port.mapping().stream()).toList();
    return ports.isEmpty()
        || ports.stream()
            .anyMatch(port -> {
              OptionalLong first = IntOrPercent.number(port, "port");
              long last = IntOrPercent.number(port, "endPort").orElse(first.orElse(DNS));
              return first.isEmpty() || first.getAsLong() <= DNS && DNS <= last;
            });
  }
}
