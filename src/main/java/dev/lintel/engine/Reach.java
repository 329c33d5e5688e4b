package dev.lintel.engine;

import dev.lintel.source.ArtifactKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Tells which kinds of files rules across files read together, so that a check of what changed
 * reads no more of the project than can matter to it.
 */
public final class Reach {
  private Reach() {}

  /** Gives the kinds that the rules across files of some areas read, where any of them is there. */
  static Set<ArtifactKind> around(Set<String> areas, Set<ArtifactKind> there) {
    Set<ArtifactKind> kinds = EnumSet.noneOf(ArtifactKind.class);
    for (String area : areas) {
      Set<ArtifactKind> read = readBy(area);
      for (ArtifactKind kind : read) {
        if (there.contains(kind)) {
          kinds.addAll(read);
          break;
        }
      }
    }
    return kinds;
  }

  /**
   * Gives the kinds that the rules across files of an area read. RuleExamplesTest holds it: on each
   * example of such a rule, files of other kinds make no difference.
   */
  public static Set<ArtifactKind> readBy(String area) {
    return switch (area) {
      // Tables that only Python or YAML define stay unknown here, which is silent; to find them,
      // all
      // such files would have to be read for each script that changes.
      case "sql" -> EnumSet.of(ArtifactKind.SQL);
      case "workflow" -> EnumSet.of(ArtifactKind.WORKFLOW, ArtifactKind.ACTION);
      case "kubernetes" -> EnumSet.of(ArtifactKind.KUBERNETES, ArtifactKind.KUSTOMIZATION);
      case "helm" ->
          EnumSet.of(
              ArtifactKind.HELM_CHART,
              ArtifactKind.HELM_VALUES,
              ArtifactKind.HELM_TEMPLATE,
              ArtifactKind.WORKFLOW);
      case "gitops", "promotion" ->
          EnumSet.of(
              ArtifactKind.KUBERNETES,
              ArtifactKind.KUSTOMIZATION,
              ArtifactKind.HELM_CHART,
              ArtifactKind.HELM_VALUES,
              ArtifactKind.HELM_TEMPLATE);
      default -> EnumSet.noneOf(ArtifactKind.class);
    };
  }
}
