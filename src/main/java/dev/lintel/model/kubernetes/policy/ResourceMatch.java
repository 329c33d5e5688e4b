package dev.lintel.model.kubernetes.policy;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The requests that a policy or a binding is for: {@code matchConstraints} and {@code
 * matchResources}. Source: Kubernetes API, admissionregistration.k8s.io/v1, MatchResources, read
 * 2026-11-27.
 *
 * @param match empty for all requests
 */
final class ResourceMatch {
  /** Policies cannot lock out the policies themselves. */
  private static final String OWN_GROUP = "admissionregistration.k8s.io";

  private static final String ANY = "*";

  private final Optional<YamlMapping> match;
  private final List<ResourceRule> rules;
  private final List<ResourceRule> excluded;
  private final Optional<LabelSelector> objects;

  /**
   * @param match empty for all requests
   */
  ResourceMatch(Optional<YamlMapping> match) {
    this.match = match;
    this.rules = rules("resourceRules");
    this.excluded = rules("excludeResourceRules");
    this.objects = match.flatMap(m -> m.mapping("objectSelector")).map(LabelSelector::of);
  }

  /** Which resources are meant; a set that holds {@code *} means all. */
  private record ResourceRule(
      Set<String> groups,
      Set<String> versions,
      Set<String> operations,
      Set<String> resources,
      Set<String> names,
      boolean isForCluster) {
    boolean isMet(KubernetesObject object, String version, String resource) {
      return holds(groups, object.group())
          && holds(versions, version)
          && holds(operations, "CREATE")
          && (holds(resources, resource) || resources.contains("*/*"))
          && (names.isEmpty() || names.contains(object.name()))
          && !(isForCluster && !object.namespace().isEmpty());
    }

    private static boolean holds(Set<String> values, String value) {
      return values.contains(ANY) || values.contains(value);
    }
  }

  private List<ResourceRule> rules(String key) {
    List<ResourceRule> read = new ArrayList<>();
    for (YamlNode item : match.map(m -> m.items(key)).orElse(List.of())) {
      item.mapping()
          .ifPresent(rule ->
              read.add(
                  new ResourceRule(
                      texts(rule, "apiGroups"),
                      texts(rule, "apiVersions"),
                      texts(rule, "operations"),
                      texts(rule, "resources"),
                      texts(rule, "resourceNames"),
                      rule.text("scope").orElse(ANY).equals("Cluster"))));
    }
    return List.copyOf(read);
  }

  private static Set<String> texts(YamlMapping rule, String key) {
    return rule.items(key).stream()
        .flatMap(item -> item.scalar().stream())
        .map(YamlScalar::value)
        .collect(Collectors.toSet());
  }

  /** Tells whether the request that makes an object is surely meant. */
  boolean matches(KubernetesObject object, Namespaces namespaces) {
    if (object.isIn(OWN_GROUP)) {
      return false;
    }
    if (match.isEmpty()) {
      return true;
    }
    String version = version(object);
    String resource = resource(object.kind());
    return (rules.isEmpty() || rules.stream().anyMatch(r -> r.isMet(object, version, resource)))
        && excluded.stream().noneMatch(r -> r.isMet(object, version, resource))
        && namespaces.match(match.get().mapping("namespaceSelector"), object)
        && (objects.isEmpty() || objects.get().matches(object.labels()));
  }

  static String version(KubernetesObject object) {
    String apiVersion = object.apiVersion();
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  /** Gives the name of a kind in addresses, as {@code networkpolicies}: its plural. */
  static String resource(String kind) {
    String word = kind.toLowerCase(Locale.ROOT);
    if (word.equals("endpoints") || word.isEmpty()) {
      return word;
    }
    char last = word.charAt(word.length() - 1);
    boolean isAfterVowel =
        word.length() > 1
            && Set.of('a', 'e', 'i', 'o', 'u').contains(word.charAt(word.length() - 2));
    if (last == 'y' && !isAfterVowel) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    return last == 's' || last == 'x' || word.endsWith("ch") || word.endsWith("sh")
        ? word + "es"
        : word + "s";
  }
}
