package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectKind;
import dev.lintel.model.kubernetes.ObjectReference;
import dev.lintel.model.kubernetes.Resolution;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.kustomize.KustomizationGraph;
import dev.lintel.model.kustomize.build.Build;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds references that the namespaces of kustomizations break. Rationale and examples:
 * rules/kustomize/namespace-mismatch.md.
 */
public final class NamespaceMismatch implements ProjectRule {
  /** Words in annotations of objects that a controller copies to other namespaces. */
  private static final List<String> COPIES =
      List.of("reflect", "replicat", "sync", "copy", "copie");

  /** What every namespace has of itself. */
  private static final Set<String> GIVEN = Set.of("default", "kube-root-ca.crt");

  /** The end of a generated name (api/hasher of kustomize 5.7.1). */
  private static final Pattern HASH = Pattern.compile("-[2456789bcdfghkmt]{10}$");

  @Override
  public void check(Project project, FindingSink sink) {
    KustomizationGraph graph = KustomizationGraph.of(project.kustomizations());
    Map<String, Build.Built> builds = new HashMap<>();
    for (Build build : project.builds()) {
      if (build instanceof Build.Built built) {
        builds.put(built.directory().isEmpty() ? "." : built.directory(), built);
      }
    }
    for (DeploymentUnit unit : project.units()) {
      Build.Built built = builds.get(unit.name());
      if (unit.overlay().isPresent() && built != null) {
        List<Kustomization> parts =
            built.directories().stream().flatMap(part -> graph.find(part).stream()).toList();
        check(unit, parts, project, sink);
      }
    }
  }

  private static void check(
      DeploymentUnit unit, List<Kustomization> parts, Project project, FindingSink sink) {
    Set<String> namespaces = new HashSet<>();
    unit.objects().forEach(object -> namespaces.add(object.namespace()));
    namespaces.remove("");
    Set<String> asked = new HashSet<>();
    Set<String> files = new HashSet<>();
    for (Kustomization part : parts) {
      part.root().text("namespace").ifPresent(asked::add);
      files.addAll(part.paths(reference -> true));
    }
    Map<String, List<KubernetesObject>> generated = generated(unit);
    for (ObjectReference reference : unit.index().references()) {
      String namespace = reference.namespace();
      boolean isOwn = namespace.equals(reference.from().namespace());
      // Another namespace is said on purpose, unless all that was there has been moved.
      boolean isLeft = asked.contains(namespace) && !namespaces.contains(namespace);
      if (!namespace.isEmpty() && !reference.isOptional() && (isOwn || isLeft)) {
        List<KubernetesObject> found = elsewhere(reference, unit, generated);
        if (!found.isEmpty() && !isKnown(reference, unit, files, project)) {
          report(reference, found.getFirst(), unit, sink);
        }
      }
    }
  }

  private static void report(
      ObjectReference reference, KubernetesObject object, DeploymentUnit unit, FindingSink sink) {
    sink.in(unit.overlay())
        .report(
            reference.name().span(),
            "%s goes to the namespace '%s', but is looked for in '%s'"
                .formatted(reference.title(), object.namespace(), reference.namespace()))
        .related(object.placeOf("metadata", "namespace").resolved(), "the namespace");
  }

  /** Gives what is meant where it is only in one other namespace; else nothing. */
  private static List<KubernetesObject> elsewhere(
      ObjectReference reference,
      DeploymentUnit unit,
      Map<String, List<KubernetesObject>> generated) {
    String name = reference.name().value();
    if (GIVEN.contains(name) || isOfSeveralNamespaces(reference.from(), unit)) {
      return List.of();
    }
    List<KubernetesObject> found =
        Stream.concat(
                unit.index().named(reference.target(), name).stream(),
                generated.getOrDefault(reference.title(), List.of()).stream())
            .toList();
    boolean isApart =
        found.stream()
            .noneMatch(object -> mayBeIn(object, reference.namespace()) || isCopied(object));
    boolean isOne = found.stream().map(KubernetesObject::namespace).distinct().count() == 1;
    return isApart && isOne ? found : List.of();
  }

  /**
   * Gives the objects with a generated name by what references call them: one from another
   * namespace does not follow the name.
   */
  private static Map<String, List<KubernetesObject>> generated(DeploymentUnit unit) {
    Map<String, List<KubernetesObject>> generated = new HashMap<>();
    for (String kind : List.of("ConfigMap", "Secret")) {
      for (KubernetesObject object : unit.index().ofKind(new ObjectKind("", kind))) {
        Matcher hash = HASH.matcher(object.name());
        if (hash.find()) {
          generated
              .computeIfAbsent(
                  "%s '%s'".formatted(kind, object.name().substring(0, hash.start())),
                  title -> new ArrayList<>())
              .add(object);
        }
      }
    }
    return generated;
  }

  private static boolean isOfSeveralNamespaces(KubernetesObject from, DeploymentUnit unit) {
    return unit.index().named(ObjectKind.of(from), from.name()).size() > 1;
  }

  private static boolean mayBeIn(KubernetesObject object, String namespace) {
    return object.namespace().isEmpty() || object.namespace().equals(namespace);
  }

  private static boolean isCopied(KubernetesObject object) {
    return object.annotations().keySet().stream()
        .map(key -> key.toLowerCase(Locale.ROOT))
        .anyMatch(key -> COPIES.stream().anyMatch(key::contains));
  }

  /** Tells whether another rule says it, or something else may put the object there. */
  private static boolean isKnown(
      ObjectReference reference, DeploymentUnit unit, Set<String> files, Project project) {
    ObjectKind kind = reference.target();
    String name = reference.name().value();
    String namespace = reference.namespace();
    return unit.resolve(reference) instanceof Resolution.OtherNamespace
        || Stream.of(unit.index(), unit.around())
            .flatMap(index -> index.makers(kind, name).stream())
            .anyMatch(maker -> mayBeIn(maker, namespace))
        || unit.around().named(kind, name).stream()
            .anyMatch(
                o -> !files.contains(o.root().span().source().path()) && mayBeIn(o, namespace))
        || project.units().stream()
            .filter(other -> other.overlay().isPresent() && !other.name().equals(unit.name()))
            .flatMap(other -> other.index().named(kind, name).stream())
            .anyMatch(object -> mayBeIn(object, namespace));
  }
}
