package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.CustomResources;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds references to what no file of the project holds. Rationale and examples:
 * rules/kubernetes/absent-object.md.
 */
public final class AbsentObject implements UnitRule {
  private record Name(ObjectKind kind, String name) {}

  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    Set<String> operated =
        unit.objects().stream()
            .filter(CustomResources::mayRunPods)
            .map(KubernetesObject::name)
            .collect(Collectors.toSet());
    Map<Name, List<ObjectReference>> absent = new LinkedHashMap<>();
    for (ObjectReference reference : unit.index().references()) {
      if (!reference.isOptional()
          && isOfTheUnit(reference)
          && unit.resolve(reference) instanceof Resolution.Absent
          && !isGenerated(reference, operated)) {
        absent
            .computeIfAbsent(
                new Name(reference.target(), reference.name().value()), n -> new ArrayList<>())
            .add(reference);
      }
    }
    absent.values().forEach(references -> report(references, sink));
  }

  /**
   * Secrets are not in git; classes and namespaces are the cluster's, and what another namespace
   * holds is another team's.
   */
  private static boolean isOfTheUnit(ObjectReference reference) {
    if (!reference.namespace().equals(reference.from().namespace())) {
      return false;
    }
    ObjectKind target = reference.target();
    return switch (target.kind()) {
      case "ConfigMap", "PersistentVolumeClaim", "ServiceAccount" -> target.group().isEmpty();
      case "Service" -> target.group().isEmpty() && reference.name().value().indexOf('.') < 0;
      case "Role" -> target.group().equals("rbac.authorization.k8s.io");
      case "Deployment", "StatefulSet" -> target.group().equals("apps");
      default -> false;
    };
  }

  /**
   * An operator names what it makes after its custom resource, and a StatefulSet its claims after
   * their number.
   *
   * @param operated the names of the custom resources of the unit
   */
  private static boolean isGenerated(ObjectReference reference, Set<String> operated) {
    String name = reference.name().value();
    return CustomResources.mayRunPods(reference.from())
        || IntStream.rangeClosed(1, name.length())
            .anyMatch(end -> operated.contains(name.substring(0, end)))
        || reference.target().isCore("PersistentVolumeClaim")
            && Character.isDigit(name.charAt(name.length() - 1));
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
