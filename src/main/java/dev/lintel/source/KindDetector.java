package dev.lintel.source;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells what a file is to the pipeline. Names that the platforms themselves look for settle it;
 * YAML under any other name is judged by the top-level keys of its documents.
 */
public final class KindDetector {
  private KindDetector() {}

  /**
   * Gives a file's kind.
   *
   * @param path relative to the root, with forward slashes
   * @param isChartDirectory tells of a directory (the root is the empty string) whether it holds a
   *     Chart.yaml
   * @param as the kind of YAML files whose name and content do not settle it
   */
  public static ArtifactKind detect(
      String path, String content, Predicate<String> isChartDirectory, Optional<ArtifactKind> as) {
    int slash = path.lastIndexOf('/');
    String directory = slash < 0 ? "" : path.substring(0, slash);
    String name = path.substring(slash + 1);
    String lowerName = name.toLowerCase(Locale.ROOT);
    if (isBelowTemplates(directory, isChartDirectory)) {
      return ArtifactKind.HELM_TEMPLATE;
    }
    if (lowerName.endsWith(".yml") || lowerName.endsWith(".yaml")) {
      String stem = name.substring(0, name.lastIndexOf('.'));
      return yamlByName(directory, name, stem, isChartDirectory)
          .or(() -> TopLevelKeys.kind(content))
          .or(() -> as)
          .orElse(ArtifactKind.YAML);
    }
    if (lowerName.endsWith(".sql") || lowerName.endsWith(".hql") || lowerName.endsWith(".ddl")) {
      return ArtifactKind.SQL;
    }
    if (lowerName.endsWith(".py")) {
      return SqlHints.areInPython(content) ? ArtifactKind.PYTHON : ArtifactKind.TEXT;
    }
    if (name.equals("Kustomization")) {
      return ArtifactKind.KUSTOMIZATION;
    }
    return lowerName.endsWith(".json")
        ? TopLevelKeys.kind(content).filter(KindDetector::isAppliedAsJson).orElse(ArtifactKind.TEXT)
        : ArtifactKind.TEXT;
  }

  private static boolean isAppliedAsJson(ArtifactKind kind) {
    return kind == ArtifactKind.KUBERNETES || kind == ArtifactKind.KUSTOMIZATION;
  }

  private static Optional<ArtifactKind> yamlByName(
      String directory, String name, String stem, Predicate<String> isChartDirectory) {
    if (isDirectory(directory, ".github/workflows")) {
      return Optional.of(ArtifactKind.WORKFLOW);
    }
    if (stem.equals("dependabot") && isDirectory(directory, ".github")) {
      return Optional.of(ArtifactKind.DEPENDABOT);
    }
    if (name.equals("Chart.yaml")) {
      return Optional.of(ArtifactKind.HELM_CHART);
    }
    if ((stem.startsWith("values") || stem.endsWith("values"))
        && isInChart(directory, isChartDirectory)) {
      return Optional.of(ArtifactKind.HELM_VALUES);
    }
    return switch (stem) {
      case "action" -> Optional.of(ArtifactKind.ACTION);
      case "kustomization" -> Optional.of(ArtifactKind.KUSTOMIZATION);
      case ".pre-commit-config" -> Optional.of(ArtifactKind.PRE_COMMIT);
      default -> Optional.empty();
    };
  }

  /** Tells whether a directory is, in the root or any directory below it, the one of that name. */
  private static boolean isDirectory(String directory, String name) {
    return directory.equals(name) || directory.endsWith("/" + name);
  }

  private static boolean isInChart(String directory, Predicate<String> isChartDirectory) {
    for (String at = directory; !at.isEmpty(); at = parent(at)) {
      if (isChartDirectory.test(at)) {
        return true;
      }
    }
    return isChartDirectory.test("");
  }

  private static boolean isBelowTemplates(String directory, Predicate<String> isChartDirectory) {
    for (String at = directory; !at.isEmpty(); at = parent(at)) {
      if (isDirectory(at, "templates") && isChartDirectory.test(parent(at))) {
        return true;
      }
    }
    return false;
  }

  private static String parent(String directory) {
    return directory.substring(0, Math.max(0, directory.lastIndexOf('/')));
  }
}
