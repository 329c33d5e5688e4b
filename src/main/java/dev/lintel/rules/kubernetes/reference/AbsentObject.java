package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectKind;
import dev.lintel.model.kubernetes.ObjectReference;
import dev.lintel.model.kubernetes.Resolution;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.UnitRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds references to what no file of the project holds. Rationale and examples:
 * rules/kubernetes/absent-object.md.
 */
public final class AbsentObject implements UnitRule {
  private record Name(ObjectKind kind, String name) {}

  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    Map<Name, List<ObjectReference>> absent = new LinkedHashMap<>();
    for (ObjectReference reference : unit.index().references()) {
      if (!reference.isOptional()
          && isOfTheUnit(reference)
          && unit.resolve(reference) instanceof Resolution.Absent
          && !isGenerated(reference, unit)) {
        absent
            .computeIfAbsent(
                new Name(reference.target(), reference.name().value()), n -> new ArrayList<>())
            .add(reference);
      }
    }
    absent.values().forEach(references -> report(references, sink));
  }

  /** Secrets are not in git, and classes and namespaces are the cluster's. */
  private static boolean isOfTheUnit(ObjectReference reference) {
    ObjectKind target = reference.target();
    return switch (target.kind()) {
      case "ConfigMap", "PersistentVolumeClaim", "ServiceAccount" -> target.group().isEmpty();
      case "Service" -> target.group().isEmpty() && reference.name().value().indexOf('.') < 0;
      case "Role" -> target.group().equals("rbac.authorization.k8s.io");
      case "Deployment", "StatefulSet" -> target.group().equals("apps");
      default -> false;
    };
  }

  /** An operator names what it makes after its custom resource, and so does a StatefulSet. */
  private static boolean isGenerated(ObjectReference reference, DeploymentUnit unit) {
    String name = reference.name().value();
    return reference.from().group().indexOf('.') > 0 && !isOfKubernetes(reference.from())
        || unit.index().objects().stream()
            .filter(object -> object.group().indexOf('.') > 0 && !isOfKubernetes(object))
            .anyMatch(object -> !object.name().isEmpty() && name.startsWith(object.name()))
        || reference.target().isCore("PersistentVolumeClaim")
            && Character.isDigit(name.charAt(name.length() - 1));
  }

  private static boolean isOfKubernetes(KubernetesObject object) {
    return object.group().endsWith(".k8s.io");
  }

  private static void report(List<ObjectReference> references, FindingSink sink) {
    ObjectReference first = references.getFirst();
    Report report =
        sink.report(
            first.name().span(), "no file of the project holds %s".formatted(first.title()));
    references.stream()
        .skip(1)
        .forEach(other -> report.related(other.name().span(), "named here too"));
  }
}
