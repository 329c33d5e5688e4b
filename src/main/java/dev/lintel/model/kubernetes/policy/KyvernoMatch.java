package dev.lintel.model.kubernetes.policy;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The objects that a rule of Kyverno is for. Source: Kyverno documentation, Selecting Resources,
 * read 2026-11-27.
 *
 * @param rule the rule, with {@code match} and {@code exclude}
 */
record KyvernoMatch(YamlMapping rule) {
  private static final Set<String> WHO = Set.of("subjects", "roles", "clusterRoles");

  /** Tells whether an object, taken for one of a kind, is surely meant. */
  boolean matches(KubernetesObject object, String kind, Namespaces namespaces) {
    return holds("match", object, kind, namespaces, false)
        && !(rule.get("exclude").isPresent() && holds("exclude", object, kind, namespaces, true));
  }

  /**
   * Tells whether one of the two sides holds.
   *
   * @param ifUnknown what counts where it depends on who asks
   */
  private boolean holds(
      String side, KubernetesObject object, String kind, Namespaces namespaces, boolean ifUnknown) {
    List<YamlNode> any = rule.items(side, "any");
    List<YamlNode> all = rule.items(side, "all");
    if (any.isEmpty() && all.isEmpty()) {
      return rule.mapping(side)
          .map(filter -> filter(filter, object, kind, namespaces, ifUnknown))
          .orElse(false);
    }
    return any.isEmpty()
        ? all.stream().allMatch(item -> filter(item, object, kind, namespaces, ifUnknown))
        : any.stream().anyMatch(item -> filter(item, object, kind, namespaces, ifUnknown));
  }

  private static boolean filter(
      YamlNode item, KubernetesObject object, String kind, Namespaces namespaces, boolean unknown) {
    Optional<YamlMapping> filter = item.mapping();
    if (filter.isEmpty()) {
      return false;
    }
    boolean asksWho = filter.get().keys().stream().anyMatch(WHO::contains);
    Optional<YamlMapping> resources = filter.get().mapping("resources");
    boolean isMet =
        resources.isEmpty() ? asksWho : isMet(resources.get(), object, kind, namespaces, unknown);
    return isMet && (!asksWho || unknown);
  }

  private static boolean isMet(
      YamlMapping resources,
      KubernetesObject object,
      String kind,
      Namespaces namespaces,
      boolean unknown) {
    List<String> names = new ArrayList<>(texts(resources, "names"));
    resources.text("name").ifPresent(names::add);
    List<String> operations = texts(resources, "operations");
    boolean isMet =
        isKind(texts(resources, "kinds"), object, kind, unknown)
            && isAny(names, object.name())
            && isAny(texts(resources, "namespaces"), object.namespace())
            && (operations.isEmpty() || operations.contains("CREATE"))
            && resources
                .mapping("selector")
                .map(selector -> LabelSelector.of(selector).matches(object.labels()))
                .orElse(true)
            && resources.get("annotations").isEmpty();
    Optional<YamlMapping> selector = resources.mapping("namespaceSelector");
    boolean isNamespace =
        namespaces.match(selector, object)
            || unknown && selector.isPresent() && namespaces.find(object.namespace()).isEmpty();
    return isMet && isNamespace;
  }

  private static boolean isAny(List<String> patterns, String text) {
    return patterns.isEmpty() || patterns.stream().anyMatch(p -> KyvernoValue.isMatch(text, p));
  }

  /**
   * Kinds are written as {@code Pod}, {@code v1/Pod} or {@code apps/v1/Deployment}.
   *
   * @param ifNone what counts where no kind is named, as only an exclusion may
   */
  private static boolean isKind(
      List<String> kinds, KubernetesObject object, String kind, boolean ifNone) {
    if (kinds.isEmpty()) {
      return ifNone;
    }
    for (String wanted : kinds) {
      int slash = wanted.lastIndexOf('/');
      String version = slash < 0 ? "*" : wanted.substring(0, slash);
      boolean isVersion =
          !kind.equals(object.kind())
              || version.equals("*")
              || KyvernoValue.isMatch(object.apiVersion(), version)
              || KyvernoValue.isMatch(ResourceMatch.version(object), version);
      if (isVersion && KyvernoValue.isMatch(kind, wanted.substring(slash + 1))) {
        return true;
      }
    }
    return false;
  }

  /** Gives the kinds that the rule names, on either side. */
  List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    filters().forEach(resources -> kinds.addAll(texts(resources, "kinds")));
    return kinds;
  }

  /** Tells whether the rule chooses by more than kinds and namespaces. */
  boolean isByName() {
    return filters().stream()
        .anyMatch(resources ->
            List.of("name", "names", "selector", "annotations").stream()
                .anyMatch(key -> resources.get(key).isPresent()));
  }

  private List<YamlMapping> filters() {
    List<YamlNode> items = new ArrayList<>();
    for (String side : List.of("match", "exclude")) {
      items.addAll(rule.items(side, "any"));
      items.addAll(rule.items(side, "all"));
      rule.get(side).ifPresent(items::add);
    }
    return items.stream()
        .flatMap(item -> item.mapping().stream())
        .flatMap(mapping -> mapping.mapping("resources").stream())
        .toList();
  }

  private static List<String> texts(YamlMapping mapping, String key) {
    return mapping.items(key).stream()
        .flatMap(item -> item.scalar().stream())
        .map(YamlScalar::value)
        .toList();
  }
}
