package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectKind;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;

/**
 * Finds ClusterRoleBindings of a service account in no namespace. Rationale and examples:
 * rules/kubernetes/subject-without-namespace.md.
 */
public final class SubjectWithoutNamespace implements UnitRule {
  private static final ObjectKind BINDING =
      new ObjectKind("rbac.authorization.k8s.io", "ClusterRoleBinding");

  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (KubernetesObject binding : unit.index().ofKind(BINDING)) {
      for (YamlNode item : binding.root().items("subjects")) {
        item.mapping()
            .filter(subject -> subject.text("kind").filter("ServiceAccount"::equals).isPresent())
            .filter(subject -> subject.text("name").isPresent())
            .filter(subject -> subject.text("namespace").isEmpty())
            .ifPresent(subject -> report(binding, subject, sink));
      }
    }
  }

  private static void report(KubernetesObject binding, YamlMapping subject, FindingSink sink) {
    YamlNode place = subject.get("name").orElse(subject);
    sink.report(
        place.span(),
        "%s needs the namespace of the ServiceAccount '%s'"
            .formatted(binding.title(), subject.text("name").orElse("")));
  }
}
