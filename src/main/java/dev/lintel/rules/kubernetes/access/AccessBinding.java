package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** A RoleBinding or ClusterRoleBinding: who has a role. */
record AccessBinding(KubernetesObject object) {
  /** Whom a binding names. */
  record Subject(String kind, String name, Span place) {}

  /** Gives the binding that an object is. */
  static Optional<AccessBinding> of(KubernetesObject object) {
    boolean isBinding =
        object.kind().equals("RoleBinding") || object.kind().equals("ClusterRoleBinding");
    return isBinding && object.isIn("rbac.authorization.k8s.io")
        ? Optional.of(new AccessBinding(object))
        : Optional.empty();
  }

  boolean isForCluster() {
    return object.kind().equals("ClusterRoleBinding");
  }

  String roleKind() {
    return object.root().text("roleRef", "kind").orElse("");
  }

  String roleName() {
    return object.root().text("roleRef", "name").orElse("");
  }

  Span rolePlace() {
    return object.placeOf("roleRef", "name");
  }

  /** Gives whom the binding names; those without a name are left out. */
  List<Subject> subjects() {
    return object.root().items("subjects").stream()
        .flatMap(item -> item.mapping().stream())
        .map(AccessBinding::subject)
        .filter(subject -> !subject.name().isEmpty())
        .toList();
  }

  private static Subject subject(YamlMapping root) {
    return new Subject(
        root.text("kind").orElse(""),
        root.text("name").orElse(""),
        root.get("name").map(YamlNode::span).orElseGet(root::span));
  }

  /** Tells whether the role is one that everyone has anyway. */
  boolean isPublic() {
    return DataTable.rows("rules/kubernetes/public-roles.txt").contains(roleName());
  }
}
