package dev.lintel.engine;

import dev.lintel.model.Artifact;
import dev.lintel.model.Deferred;
import dev.lintel.model.Project;
import dev.lintel.model.ProjectObjects;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.model.gitops.RepositoryFiles;
import dev.lintel.model.helm.Chart;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectIndex;
import dev.lintel.model.kubernetes.schema.KubernetesVersions;
import dev.lintel.model.kubernetes.schema.SchemaChecks;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.sql.RepositoryCatalog;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.yaml.YamlStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Puts the artifacts of a run together to the project that rules across files read. */
final class ProjectBuilder {
  private final List<Artifact> artifacts;
  private final Predicate<String> exists;
  private final Supplier<TableCatalog> snapshot;
  private final KubernetesVersions versions;
  private final List<KubernetesObject> policies;
  private final Optional<Path> root;
  private final Map<String, Artifact> byPath = new HashMap<>();

  /**
   * @param artifacts in the order of their paths
   * @param exists tells whether a path is a file or directory below the root
   * @param snapshot gives what is known of the running system's tables
   * @param versions those of Kubernetes that manifests are for
   * @param policies admission policies that hold beside those of the artifacts
   * @param root where files lie that kustomizations are built of; empty where none are built
   */
  ProjectBuilder(
      List<Artifact> artifacts,
      Predicate<String> exists,
      Supplier<TableCatalog> snapshot,
      KubernetesVersions versions,
      List<KubernetesObject> policies,
      Optional<Path> root) {
    this.artifacts = artifacts;
    this.exists = exists;
    this.snapshot = snapshot;
    this.versions = versions;
    this.policies = policies;
    this.root = root;
    artifacts.forEach(artifact -> byPath.put(artifact.path(), artifact));
  }

  Project build() {
    Set<String> paths = new LinkedHashSet<>();
    artifacts.forEach(artifact -> paths.add(artifact.path()));
    List<SqlScript> scripts =
        artifacts.stream().flatMap(artifact -> artifact.scripts().stream()).toList();
    List<Kustomization> kustomizations = collect(Artifact::kustomization);
    List<Chart> charts = charts();
    ProjectObjects objects =
        ProjectObjects.of(
            artifacts.stream().flatMap(artifact -> artifact.objects().stream()).toList(),
            kustomizations);
    Overlays overlays =
        root.filter(directory -> !kustomizations.isEmpty())
            .map(directory ->
                Overlays.build(kustomizations, RepositoryTree.of(directory, this::parsed)))
            .orElseGet(Overlays::none);
    List<DeploymentUnit> units =
        new ArrayList<>(DirectoryUnits.of(objects.whole(), kustomizations));
    units.addAll(overlays.units(ObjectIndex.of(objects.whole())));
    return new Project(
        paths,
        scripts,
        collect(Artifact::workflow),
        collect(Artifact::action),
        objects.withDeployed(overlays.workloads(objects)),
        units,
        kustomizations,
        overlays.builds(),
        charts,
        new Deferred<>(
            () -> RepositoryCatalog.of(scripts, collect(Artifact::yaml), snapshot.get())),
        new Deferred<>(() -> gitOps(objects, kustomizations, charts)),
        new SchemaChecks(objects.whole(), objects.patches(), versions),
        policies.stream()
            .filter(policy -> !paths.contains(policy.root().span().source().path()))
            .toList());
  }

  private Optional<YamlStream> parsed(String path) {
    return Optional.ofNullable(byPath.get(path)).flatMap(Artifact::yaml);
  }

  /** What a kustomization changes is not what will be read. */
  private GitOps gitOps(
      ProjectObjects objects, List<Kustomization> kustomizations, List<Chart> charts) {
    List<KubernetesObject> told = objects.unpatched().stream().filter(GitOps::isTold).toList();
    return GitOps.of(
        told.stream()
            .filter(object -> kustomizations.stream().noneMatch(k -> k.mayChange(object)))
            .toList(),
        new RepositoryFiles(objects.whole(), kustomizations, charts, exists));
  }

  private <T> List<T> collect(Function<Artifact, Optional<T>> part) {
    return artifacts.stream().map(part).flatMap(Optional::stream).toList();
  }

  private List<Chart> charts() {
    List<Chart> charts = new ArrayList<>();
    for (Artifact artifact : artifacts) {
      if (artifact.kind() == ArtifactKind.HELM_CHART) {
        charts.add(chart(artifact));
      }
    }
    return charts;
  }

  private Chart chart(Artifact metadata) {
    String directory = metadata.source().directory();
    String prefix = directory.isEmpty() ? "" : directory + "/";
    Optional<YamlStream> values = Optional.empty();
    List<YamlStream> environments = new ArrayList<>();
    List<SourceText> templates = new ArrayList<>();
    for (Artifact artifact : artifacts) {
      if (!artifact.path().startsWith(prefix)) {
        continue;
      }
      String name = artifact.path().substring(prefix.length());
      switch (artifact.kind()) {
        case HELM_VALUES -> {
          if (name.equals("values.yaml")) {
            values = artifact.yaml();
          } else if (!name.startsWith("charts/")) {
            environments.add(artifact.yaml().orElseThrow());
          }
        }
        case HELM_TEMPLATE -> {
          if (name.startsWith("templates/")) {
            templates.add(artifact.source());
          }
        }
        default -> {}
      }
    }
    return new Chart(directory, metadata.yaml().orElseThrow(), values, environments, templates);
  }
}
