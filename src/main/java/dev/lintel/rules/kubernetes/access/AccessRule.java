package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.stream.Collectors;

/** One rule of a Role or ClusterRole: what may be done with what. */
record AccessRule(YamlMapping root) {
  /** Stands for everything in each of the lists. */
  static final String ALL = "*";

  /** Gives the rules of an object; none for one that is no role. */
  static List<AccessRule> of(KubernetesObject object) {
    return isRole(object)
        ? object.root().items("rules").stream()
            .flatMap(item -> item.mapping().stream())
            .map(AccessRule::new)
            .toList()
        : List.of();
  }

  static boolean isRole(KubernetesObject object) {
    return (object.kind().equals("Role") || object.kind().equals("ClusterRole"))
        && object.isIn("rbac.authorization.k8s.io");
  }

  /** Gives the API groups; the core group is the empty string. */
  List<YamlScalar> groups() {
    return scalars("apiGroups");
  }

  List<YamlScalar> resources() {
    return scalars("resources");
  }

  List<YamlScalar> verbs() {
    return scalars("verbs");
  }

  List<YamlScalar> names() {
    return scalars("resourceNames");
  }

  private List<YamlScalar> scalars(String field) {
    return root.items(field).stream().flatMap(item -> item.scalar().stream()).toList();
  }

  /** Tells whether a list names a value, or everything. */
  static boolean hasAny(List<YamlScalar> list, String value) {
    return list.stream().anyMatch(s -> s.value().equals(value) || s.value().equals(ALL));
  }

  /** Tells whether a list names everything. */
  static boolean hasAll(List<YamlScalar> list) {
    return list.stream().anyMatch(scalar -> scalar.value().equals(ALL));
  }

  /** Gives the values of a list for messages. */
  static String words(List<YamlScalar> list) {
    return list.stream().map(YamlScalar::value).collect(Collectors.joining(", "));
  }
}
