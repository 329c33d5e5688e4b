package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kustomize.FileReference;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Manifests that stand where a kustomization governs and that no kustomization of the project
 * names.
 */
final class UnreferencedManifests {
  /** Directories whose manifests are for people and tests, or that a tool keeps by itself. */
  private static final Set<String> APART =
      Set.of(
          "test",
          "tests",
          "e2e",
          "example",
          "examples",
          "sample",
          "samples",
          "hack",
          "docs",
          "flux-system",
          "charts",
          "templates",
          "testdata");

  /** Fields whose files name files in their turn. */
  private static final Set<String> CONFIGURATIONS =
      Set.of("generators", "transformers", "validators");

  private final Map<String, Kustomization> byDirectory = new HashMap<>();
  private final Set<String> named = new HashSet<>();
  private final Set<String> configurations = new HashSet<>();
  private final Set<String> deployed = new HashSet<>();
  private final Map<String, KubernetesObject> manifests = new LinkedHashMap<>();

  /**
   * One manifest.
   *
   * @param place of its first object's kind
   * @param governor the nearest kustomization above
   * @param isOnlyOne whether the kustomization names all others that stand beside both
   */
  record Unreferenced(Span place, Kustomization governor, boolean isOnlyOne) {}

  private UnreferencedManifests(Project project) {
    for (Kustomization kustomization : project.kustomizations()) {
      byDirectory.put(kustomization.directory(), kustomization);
      for (FileReference reference : kustomization.references()) {
        kustomization.resolve(reference.path()).ifPresent(path -> name(path, reference.field()));
      }
    }
    for (KubernetesObject object : project.objects()) {
      manifests.putIfAbsent(object.root().span().source().path(), object);
      deployedPaths(object).forEach(deployed::add);
    }
  }

  private void name(String path, String field) {
    named.add(path);
    if (CONFIGURATIONS.contains(field)) {
      configurations.add(path);
    }
  }

  static List<Unreferenced> of(Project project) {
    UnreferencedManifests files = new UnreferencedManifests(project);
    return files.manifests.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .filter(file -> !files.named.contains(file.getKey()))
        .flatMap(file -> files.judge(file.getKey(), file.getValue()).stream())
        .toList();
  }

  private Optional<Unreferenced> judge(String path, KubernetesObject object) {
    String directory = SourceText.directory(path);
    Optional<Kustomization> governor = governor(directory);
    Optional<Span> place =
        object.root().get("kind").map(YamlNode::span).filter(span -> isManifest(object));
    if (governor.isEmpty()
        || place.isEmpty()
        || isApart(directory)
        || mentions(governor.get(), path)) {
      return Optional.empty();
    }
    return Optional.of(
        new Unreferenced(place.get(), governor.get(), isOnlyOne(path, directory, governor.get())));
  }

  private Optional<Kustomization> governor(String directory) {
    String at = directory;
    while (!byDirectory.containsKey(at) && !at.isEmpty()) {
      at = SourceText.directory(at);
    }
    return Optional.ofNullable(byDirectory.get(at));
  }

  /** Kinds that only tools read, as a generator's, are named in ways of their own. */
  private static boolean isManifest(KubernetesObject object) {
    return !object.name().isEmpty()
        && !object.group().endsWith("config.k8s.io")
        && !object.group().equals("builtin")
        && !object.group().endsWith("kind.x-k8s.io")
        && !object.kind().equals("Kustomization");
  }

  private boolean isApart(String directory) {
    return deployed.contains(directory)
        || List.of(directory.split("/")).stream().anyMatch(APART::contains);
  }

  /** An entry that is commented out names a file too, and so does a generator's file. */
  private boolean mentions(Kustomization governor, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return governor.stream().source().content().contains(name)
        || configurations.stream()
            .filter(manifests::containsKey)
            .map(configuration -> manifests.get(configuration).root().span().source())
            .anyMatch(source -> source.content().contains(name));
  }

  private boolean isOnlyOne(String path, String directory, Kustomization governor) {
    List<String> siblings =
        manifests.keySet().stream()
            .filter(other -> !other.equals(path) && SourceText.directory(other).equals(directory))
            .toList();
    return directory.equals(governor.directory())
        && siblings.size() > 1
        && siblings.stream().allMatch(named::contains);
  }

  /** Gives the directories that an Application of Argo CD or a Kustomization of Flux applies. */
  private static List<String> deployedPaths(KubernetesObject object) {
    return switch (object.kind()) {
      case "Application", "ApplicationSet", "Kustomization" ->
          List.of(
                  new String[] {"spec", "path"},
                  new String[] {"spec", "source", "path"},
                  new String[] {"spec", "template", "spec", "source", "path"})
              .stream()
              .flatMap(keys -> object.root().text(keys).stream())
              .map(path -> path.replaceFirst("^\\./", "").replaceFirst("/$", ""))
              .toList();
      default -> List.of();
    };
  }
}
