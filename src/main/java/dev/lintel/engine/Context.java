package dev.lintel.engine;

import dev.lintel.model.Artifact;
import dev.lintel.model.kubernetes.schema.KubernetesVersions;
import dev.lintel.model.kustomize.BuildInputs;
import dev.lintel.model.kustomize.ConfiguredFile;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.KindDetector;
import dev.lintel.source.ProjectFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The unchanged files around those that are checked. They are read for rules across files only, and
 * only those whose kind such a rule reads together with the kind of a changed file.
 *
 * @param gone the paths at which there was a file, and is none any more
 * @param parser makes artifacts of them
 * @param snapshots what is known of the running system
 * @param versions those of Kubernetes that manifests are for
 * @param admission the admission policies that lintel.yml names
 */
record Context(
    Supplier<List<ProjectFile>> files,
    List<String> gone,
    FileTree tree,
    ArtifactParser parser,
    Optional<ArtifactKind> as,
    Snapshots snapshots,
    KubernetesVersions versions,
    AdmissionFiles admission) {

  /** Makes one whose files are there and are not read. */
  static Context of(Predicate<String> exists, Optional<Path> root) {
    return new Context(
        List::of,
        List.of(),
        new FileTree(exists, root),
        new ArtifactParser(exists),
        Optional.empty(),
        Snapshots.none(),
        KubernetesVersions.NEWEST,
        AdmissionFiles.none());
  }

  /**
   * Gives the files that are, or by their names may be, of one of the kinds.
   *
   * @param wanted tells which of them are parsed
   */
  List<ArtifactSource> sources(Set<ArtifactKind> kinds, FileSource.Wanted wanted) {
    List<ArtifactSource> sources = new ArrayList<>();
    for (ProjectFile file : files.get()) {
      if (isPossible(file.path(), kinds)) {
        sources.add(new FileSource(file, tree, parser, as, wanted));
      }
    }
    return sources;
  }

  /** Gives the files of some paths, whatever they are. */
  private List<ArtifactSource> sources(Predicate<String> paths) {
    return files.get().stream()
        .filter(file -> paths.test(file.path()))
        .<ArtifactSource>map(file -> new FileSource(file, tree, parser, as))
        .toList();
  }

  /** Gives the kustomizations, as far as names tell them. */
  private List<ArtifactSource> kustomizations() {
    return sources(
        path -> KindDetector.detect(path, "", tree::isChart, as) == ArtifactKind.KUSTOMIZATION);
  }

  /** Gives the paths of all files. */
  List<String> paths() {
    return files.get().stream().map(ProjectFile::path).toList();
  }

  /**
   * Tells whether overlays around are built of any of the files, or of one that is gone: patches in
   * JSON, lists of replacements, data and the like have no kind that says so.
   *
   * @param paths of the files that are checked
   */
  boolean hasOverlaysOf(List<String> paths, int threads, Timings timings) {
    if (paths.isEmpty() && gone.isEmpty()) {
      return false;
    }
    List<Kustomization> kustomizations =
        loaded(kustomizations(), threads, timings).stream()
            .flatMap(artifact -> artifact.kustomization().stream())
            .toList();
    if (kustomizations.isEmpty()) {
      return false;
    }
    Set<String> configurations = new HashSet<>();
    kustomizations.forEach(k -> configurations.addAll(k.paths(ConfiguredFile::isConfiguration)));
    BuildInputs inputs =
        BuildInputs.of(
            kustomizations,
            loaded(sources(configurations::contains), threads, timings).stream()
                .flatMap(artifact -> artifact.objects().stream())
                .toList());
    return paths.stream().anyMatch(inputs::holdFile)
        || gone.stream().anyMatch(inputs::holdAnyAbove);
  }

  private static List<Artifact> loaded(List<ArtifactSource> sources, int threads, Timings timings) {
    List<FileJob> jobs = new ArrayList<>();
    sources.forEach(source -> jobs.add(FileJob.load(source, timings)));
    Workers.run(jobs, threads, done -> {});
    return jobs.stream().flatMap(job -> job.artifact().stream()).toList();
  }

  private boolean isPossible(String path, Set<ArtifactKind> kinds) {
    ArtifactKind byName = KindDetector.detect(path, "", tree::isChart, as);
    return switch (byName) {
      // The content may tell more than the name did.
      case YAML -> true;
      case TEXT ->
          path.endsWith(".json") && kinds.contains(ArtifactKind.KUBERNETES)
              || path.endsWith(".py") && kinds.contains(ArtifactKind.PYTHON);
      default -> kinds.contains(byName) || as.isPresent() && as.get() == byName;
    };
  }
}
