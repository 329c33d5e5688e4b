package dev.lintel.engine;

import dev.lintel.engine.unit.DirectoryUnits;
import dev.lintel.engine.unit.Overlays;
import dev.lintel.engine.unit.RepositoryTree;
import dev.lintel.model.Artifact;
import dev.lintel.model.Project;
import dev.lintel.model.ProjectObjects;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.model.gitops.RepositoryFiles;
import dev.lintel.model.gitops.ToldObject;
import dev.lintel.model.helm.Chart;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectIndex;
import dev.lintel.model.kubernetes.schema.KubernetesVersions;
import dev.lintel.model.kubernetes.schema.SchemaChecks;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.sql.RepositoryCatalog;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.workflow.action.RepositoryCode;
import dev.lintel.model.workflow.update.RepositoryUpdates;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.Deferred;
import dev.lintel.source.ExamplePath;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts the artifacts of a run together to the project that rules across files read. */
final class ProjectBuilder {
  private final List<Artifact> artifacts;
  private final Set<String> reportable;
  private final FileTree tree;
  private final Supplier<TableCatalog> snapshot;
  private final KubernetesVersions versions;
  private final List<KubernetesObject> policies;
  private final Map<String, Artifact> byPath = new HashMap<>();

  /**
   * @param artifacts in the order of their paths
   * @param reportable the files in which findings may stand, those that are no artifacts included
   * @param tree what lies below the root
   * @param snapshot gives what is known of the running system's tables
   * @param versions those of Kubernetes that manifests are for
   * @param policies admission policies that hold beside those of the artifacts
   */
  ProjectBuilder(
      List<Artifact> artifacts,
      Set<String> reportable,
      FileTree tree,
      Supplier<TableCatalog> snapshot,
      KubernetesVersions versions,
      List<KubernetesObject> policies) {
    this.artifacts = artifacts;
    this.reportable = reportable;
    this.tree = tree;
    this.snapshot = snapshot;
    this.versions = versions;
    this.policies = policies;
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
        tree.store()
            .filter(store -> !kustomizations.isEmpty())
            .map(store -> {
              RepositoryTree files = new RepositoryTree(store, this::parsed);
              AskedTree asked = new AskedTree(files, tree, byPath.keySet());
              Overlays built = Overlays.build(kustomizations, asked);
              asked.read().stream().filter(reportable::contains).forEach(paths::add);
              return built;
            })
            .orElseGet(Overlays::none);
    ObjectIndex whole = ObjectIndex.of(objects.whole());
    List<DeploymentUnit> units = new ArrayList<>(DirectoryUnits.of(whole, kustomizations));
    units.addAll(overlays.units(whole));
    return new Project(
        paths,
        scripts,
        collect(Artifact::workflow),
        collect(Artifact::action),
        objects.withDeployed(overlays.workloads(objects)),
        units,
        kustomizations,
        overlays.builds(),
        overlays,
        charts,
        new Deferred<>(
            () -> RepositoryCatalog.of(scripts, collect(Artifact::yaml), snapshot.get())),
        new Deferred<>(() -> gitOps(objects, kustomizations, charts, overlays)),
        new Deferred<>(() ->
            new RepositoryCode(
                collect(Artifact::workflow),
                collect(Artifact::action),
                collect(ProjectBuilder::unreadableCode),
                tree::ask)),
        new RepositoryUpdates(collect(Artifact::updates), tree::ask),
        new SchemaChecks(objects.whole(), objects.patches(), units, versions),
        policies.stream()
            .filter(policy -> {
              String path = policy.root().span().source().path();
              return !paths.contains(path) || ExamplePath.isIn(path);
            })
            .toList());
  }

  private static Optional<YamlStream> unreadableCode(Artifact artifact) {
    return switch (artifact.kind()) {
      case WORKFLOW -> artifact.workflow().isEmpty() ? artifact.yaml() : Optional.empty();
      case ACTION -> artifact.action().isEmpty() ? artifact.yaml() : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<YamlStream> parsed(String path) {
    return Optional.ofNullable(byPath.get(path)).flatMap(Artifact::yaml);
  }

  /** Where an object is written, which it keeps as overlays change it. */
  private record Written(String path, int start) {
    static Written of(KubernetesObject object) {
      Span span = object.root().span();
      return new Written(span.source().path(), span.start());
    }
  }

  /** What a kustomization changes is not what will be read; what it builds of that is. */
  private GitOps gitOps(
      ProjectObjects objects,
      List<Kustomization> kustomizations,
      List<Chart> charts,
      Overlays overlays) {
    List<ToldObject> told = new ArrayList<>();
    Set<Written> changed = new HashSet<>();
    Set<String> unpatched =
        objects.unpatched().stream()
            .filter(GitOps::isTold)
            .map(KubernetesObject::title)
            .collect(Collectors.toSet());
    for (KubernetesObject object : objects.whole().stream().filter(GitOps::isTold).toList()) {
      if (unpatched.contains(object.title())
          && kustomizations.stream().noneMatch(k -> k.mayChange(object))) {
        told.add(ToldObject.of(object));
      } else {
        changed.add(Written.of(object));
      }
    }
    overlays.forEach((overlay, object) -> {
      if (GitOps.isTold(object) && changed.contains(Written.of(object))) {
        told.add(ToldObject.of(object, overlay));
      }
    });
    return GitOps.of(told, new RepositoryFiles(objects.whole(), kustomizations, charts, tree::ask));
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
