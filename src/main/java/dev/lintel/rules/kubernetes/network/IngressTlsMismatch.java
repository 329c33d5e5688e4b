package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds hosts and certificates of an Ingress that do not go together. Rationale and examples:
 * rules/kubernetes/ingress-tls-mismatch.md.
 */
public final class IngressTlsMismatch implements KubernetesRule {
  private static final String WWW_REDIRECT = "nginx.ingress.kubernetes.io/from-to-www-redirect";

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    List<YamlMapping> certificates =
        Ingresses.isIngress(object) ? Ingresses.tls(object) : List.of();
    List<YamlMapping> rules = Ingresses.rules(object);
    boolean isForAll =
        certificates.stream().anyMatch(tls -> Ingresses.hosts(tls).isEmpty())
            || rules.stream().anyMatch(rule -> Ingresses.host(rule).isEmpty());
    if (certificates.isEmpty() || rules.isEmpty() || isForAll) {
      return;
    }
    List<YamlScalar> served = rules.stream().flatMap(r -> Ingresses.host(r).stream()).toList();
    List<String> certified = new ArrayList<>();
    certificates.forEach(tls -> Ingresses.hosts(tls).forEach(host -> certified.add(host.value())));
    for (YamlScalar host : served) {
      if (certified.stream().noneMatch(name -> Ingresses.covers(name, host.value()))) {
        sink.report(
            host.span(),
            "no tls entry is for the host '%s', so it has no certificate of its own%s"
                .formatted(host.value(), hint(host.value(), certified)));
      }
    }
    if (!object.annotations().containsKey(WWW_REDIRECT)
        && object.root().get("spec", "defaultBackend").isEmpty()) {
      certificates.forEach(tls -> checkUse(tls, served, sink));
    }
  }

  private static String hint(String host, List<String> certified) {
    return Spelling.nearest(host, certified).map("; did you mean '%s'?"::formatted).orElse("");
  }

  /** Certificates are shared: some of their hosts may well be served by other Ingresses. */
  private static void checkUse(YamlMapping tls, List<YamlScalar> served, FindingSink sink) {
    List<YamlScalar> hosts = Ingresses.hosts(tls);
    boolean isUsed =
        hosts.stream()
            .anyMatch(
                host -> served.stream().anyMatch(s -> Ingresses.covers(host.value(), s.value())));
    if (!isUsed) {
      sink.report(
          hosts.getFirst().span(),
          "no rule is for the host '%s' of this tls entry".formatted(hosts.getFirst().value()));
    }
  }
}
