package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;

/**
 * Finds Ingresses that write into the configuration of their proxy. Rationale and examples:
 * rules/kubernetes/ingress-snippet.md.
 */
public final class IngressSnippet implements KubernetesRule {
  private static final List<String> PREFIXES =
      List.of("nginx.ingress.kubernetes.io/", "nginx.org/");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (!Ingresses.isIngress(object)) {
      return;
    }
    Occurrences snippets = new Occurrences();
    object.root().mapping("metadata", "annotations").map(YamlMapping::entries).stream()
        .flatMap(List::stream)
        .filter(entry -> isSnippet(entry.name()))
        .forEach(entry -> snippets.add(entry.key().span(), message(object, entry)));
    snippets.report(sink);
  }

  private static boolean isSnippet(String key) {
    return PREFIXES.stream().anyMatch(key::startsWith)
        && (key.endsWith("-snippet") || key.endsWith("-snippets"));
  }

  private static String message(KubernetesObject object, YamlEntry entry) {
    return "%s writes '%s' into the proxy that serves all others too"
        .formatted(object.title(), entry.name().substring(entry.name().indexOf('/') + 1));
  }
}
