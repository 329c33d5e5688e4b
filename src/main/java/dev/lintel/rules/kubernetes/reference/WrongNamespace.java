package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectIndex;
import dev.lintel.model.kubernetes.ObjectKind;
import dev.lintel.model.kubernetes.ObjectReference;
import dev.lintel.model.kubernetes.PodTemplate;
import dev.lintel.model.kubernetes.Resolution;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import dev.lintel.rules.kubernetes.reference.Selections.Selection;
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
          && isOne(objects)
          && objects.stream().noneMatch(WrongNamespace::isCopied)
          && !isOfSeveralNamespaces(reference.from(), unit.index())) {
        report(reference, objects.getFirst(), sink);
      }
    }
    for (KubernetesObject object : unit.objects()) {
      if (!object.namespace().isEmpty() && !isOfSeveralNamespaces(object, unit.index())) {
        Selections.of(object).stream()
            .filter(selection -> !selection.isOfServices())
            .forEach(selection -> check(object, selection, unit, sink));
      }
    }
  }

  /** Pods are selected in the object's own namespace. */
  private static void check(
      KubernetesObject object, Selection selection, DeploymentUnit unit, FindingSink sink) {
    List<KubernetesObject> owners =
        unit.index().pods(selection.selector(), "").orElse(List.of()).stream()
            .map(PodTemplate::owner)
            .toList();
    String own = object.namespace();
    boolean isSelecting =
        unit.around().pods(selection.selector(), own).filter(List::isEmpty).isEmpty()
            || owners.stream().anyMatch(o -> o.namespace().isEmpty() || o.namespace().equals(own));
    if (!isSelecting && isOne(owners)) {
      sink.report(
              selection.place().span(),
              "%s is in the namespace '%s', but the pods that it selects are in '%s'"
                  .formatted(object.title(), own, owners.getFirst().namespace()))
          .related(owners.getFirst().place(), "runs the pods");
    }
  }

  /** What is there once for each of several environments is not there for one more. */
  private static boolean isOne(List<KubernetesObject> objects) {
    return objects.stream().map(KubernetesObject::namespace).distinct().count() == 1;
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
