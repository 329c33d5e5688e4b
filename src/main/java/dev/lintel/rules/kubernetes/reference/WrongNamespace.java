package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectIndex;
import dev.lintel.model.kubernetes.ObjectKind;
import dev.lintel.model.kubernetes.ObjectReference;
import dev.lintel.model.kubernetes.Resolution;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import java.util.List;
import java.util.Locale;

/**
 * Finds references to what is in another namespace. Rationale and examples:
 * rules/kubernetes/wrong-namespace.md.
 */
public final class WrongNamespace implements UnitRule {
  /** Words in annotations of objects that a controller copies to other namespaces. */
  private static final List<String> COPIES =
      List.of("reflect", "replicat", "sync", "copy", "copie");

  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (ObjectReference reference : unit.index().references()) {
      if (!reference.isOptional()
          && unit.resolve(reference) instanceof Resolution.OtherNamespace(var objects)
          && objects.stream().noneMatch(WrongNamespace::isCopied)
          && !isOfSeveralNamespaces(reference.from(), unit.index())) {
        report(reference, objects.getFirst(), sink);
      }
    }
  }

  /** What stands in several namespaces finds what it names in one of them in git, if at all. */
  private static boolean isOfSeveralNamespaces(KubernetesObject from, ObjectIndex index) {
    return index.named(ObjectKind.of(from), from.name()).size() > 1;
  }

  private static boolean isCopied(KubernetesObject object) {
    return object.annotations().keySet().stream()
        .map(key -> key.toLowerCase(Locale.ROOT))
        .anyMatch(key -> COPIES.stream().anyMatch(key::contains));
  }

  private static void report(ObjectReference reference, KubernetesObject object, FindingSink sink) {
    sink.report(
            reference.name().span(),
            "%s is in the namespace '%s', but is looked for in '%s'"
                .formatted(reference.title(), object.namespace(), reference.namespace()))
        .related(object.place(), "the %s".formatted(object.title()));
  }
}
