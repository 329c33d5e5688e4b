package dev.lintel.model.kubernetes;

import dev.lintel.model.kubernetes.Resolution.Absent;
import dev.lintel.model.kubernetes.Resolution.Elsewhere;
import dev.lintel.model.kubernetes.Resolution.Found;
import dev.lintel.model.kubernetes.Resolution.Misspelled;
import dev.lintel.model.kubernetes.Resolution.OtherKind;
import dev.lintel.model.kubernetes.Resolution.OtherNamespace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The objects that are applied together: a directory of manifests, a built overlay, a rendered
 * chart.
 *
 * @param name for people: the directory relative to the root
 * @param index the objects of the unit
 * @param around the objects of the whole project, among which may be what the unit does not hold
 * @param isComplete whether all objects of the unit are known, so that a missing one can be
 *     reported
 * @param overlay what builds the unit; empty for objects that are applied as their files have them
 */
public record DeploymentUnit(
    String name,
    ObjectIndex index,
    ObjectIndex around,
    boolean isComplete,
    Optional<Overlay> overlay) {
  /** Kinds that are taken for each other. */
  private static final List<Set<String>> ALIKE =
      List.of(
          Set.of("ConfigMap", "Secret"),
          Set.of("Role", "ClusterRole"),
          Set.of("Issuer", "ClusterIssuer"),
          Set.of("SecretStore", "ClusterSecretStore"),
          Set.of("Deployment", "StatefulSet", "DaemonSet"));

  /** So many objects of one kind and name are no alternatives. */
  private static final int MOST_ALTERNATIVES = 100;

  /** Makes a unit of objects that are applied as their files have them. */
  public DeploymentUnit(String name, ObjectIndex index, ObjectIndex around, boolean isComplete) {
    this(name, index, around, isComplete, Optional.empty());
  }

  /** Makes a unit that stands alone. */
  public DeploymentUnit(String name, List<KubernetesObject> objects, boolean isComplete) {
    this(name, ObjectIndex.of(objects), ObjectIndex.of(List.of()), isComplete);
  }

  /** Gives the objects of the unit, in their order. */
  public List<KubernetesObject> objects() {
    return index.objects();
  }

  /**
   * Gives the objects of a kind and name that may be in a namespace; several are alternatives.
   * Where the unit holds any, those of the directories below and above it are alternatives too,
   * since teams keep there what differs between environments. Empty for a name that more than a
   * hundred objects have.
   *
   * @param namespace empty for any
   */
  public List<KubernetesObject> named(ObjectKind kind, String name, String namespace) {
    if (isOfMany(kind, name)) {
      return List.of();
    }
    List<KubernetesObject> found = inNamespace(namespace, index.named(kind, name));
    if (found.isEmpty() || isComplete) {
      return found;
    }
    List<KubernetesObject> others = inNamespace(namespace, around.named(kind, name));
    return Stream.concat(found.stream(), others.stream().filter(this::isBelowOrAbove)).toList();
  }

  /** Gives what a reference of one of the unit's objects leads to. */
  public Resolution resolve(ObjectReference reference) {
    ObjectKind kind = reference.target();
    String name = reference.name().value();
    if (isOfMany(kind, name)) {
      return new Elsewhere();
    }
    List<KubernetesObject> inUnit = index.named(kind, name);
    List<KubernetesObject> found = named(kind, name, reference.namespace());
    if (!found.isEmpty()) {
      return new Found(found);
    }
    if (isElsewhere(reference)) {
      return new Elsewhere();
    }
    return inUnit.isEmpty()
        ? otherKind(reference)
            .<Resolution>map(OtherKind::new)
            .or(() -> misspelled(reference))
            .orElseGet(Absent::new)
        : new OtherNamespace(inUnit);
  }

  private boolean isOfMany(ObjectKind kind, String name) {
    return index.named(kind, name).size() + around.named(kind, name).size() > MOST_ALTERNATIVES;
  }

  private boolean isBelowOrAbove(KubernetesObject object) {
    String path = object.root().span().source().path();
    String directory = path.substring(0, path.lastIndexOf('/') + 1);
    String own = name.isEmpty() ? "" : name + "/";
    return !directory.equals(own) && (directory.startsWith(own) || own.startsWith(directory));
  }

  private static List<KubernetesObject> inNamespace(
      String namespace, List<KubernetesObject> objects) {
    return objects.stream()
        .filter(object -> Namespaces.mayBeOne(object.namespace(), namespace))
        .toList();
  }

  private boolean isElsewhere(ObjectReference reference) {
    String name = reference.name().value();
    return ProvidedObjects.isKnown(reference.target(), name)
        || Stream.of(index, around)
            .map(objects -> objects.makers(reference.target(), name))
            .anyMatch(makers -> !inNamespace(reference.namespace(), makers).isEmpty())
        || !inNamespace(reference.namespace(), around.named(reference.target(), name)).isEmpty();
  }

  /**
   * A Secret may well have the name of a ConfigMap, so the other object is meant only where nothing
   * names it as what it is.
   */
  private Optional<KubernetesObject> otherKind(ObjectReference reference) {
    ObjectKind target = reference.target();
    String name = reference.name().value();
    return ALIKE.stream()
        .filter(kinds -> kinds.contains(target.kind()))
        .flatMap(Set::stream)
        .sorted()
        .map(kind -> new ObjectKind(target.group(), kind))
        .filter(kind -> !index.isMentioned(kind, name))
        .flatMap(kind -> index.named(kind, name).stream())
        .filter(object -> Namespaces.mayBeOne(object.namespace(), reference.namespace()))
        .findFirst();
  }

  private Optional<Resolution> misspelled(ObjectReference reference) {
    ObjectKind kind = reference.target();
    return NearName.of(reference.name().value(), index.names(kind))
        .flatMap(meant ->
            Stream.concat(index.named(kind, meant).stream(), index.makers(kind, meant).stream())
                .filter(o -> Namespaces.mayBeOne(o.namespace(), reference.namespace()))
                .findFirst()
                .map(object -> new Misspelled(meant, object)));
  }
}
