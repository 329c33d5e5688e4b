package dev.lintel.engine;

import dev.lintel.model.kubernetes.schema.KubernetesVersions;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.KindDetector;
import dev.lintel.source.ProjectFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The unchanged files around those that are checked. They are read for rules across files only, and
 * only those whose kind such a rule reads together with the kind of a changed file.
 *
 * @param parser makes artifacts of them
 * @param snapshots what is known of the running system
 * @param versions those of Kubernetes that manifests are for
 * @param admission the admission policies that lintel.yml names
 */
record Context(
    Supplier<List<ProjectFile>> files,
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

  /** Gives the paths of all files. */
  List<String> paths() {
    return files.get().stream().map(ProjectFile::path).toList();
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
