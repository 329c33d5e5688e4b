package dev.lintel.engine;

import dev.lintel.model.Artifact;
import dev.lintel.policy.CustomRule;
import dev.lintel.source.ArtifactKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells which kinds of files rules across files read together, so that a check of what changed
 * reads no more of the project than can matter to it.
 */
public final class Reach {
  /** The area whose files are chosen by their content too. */
  static final String SQL = "sql";

  private Reach() {}

  /** Gives the areas whose rules across files have any of the artifacts to read. */
  static Set<String> touched(Set<String> areas, List<Artifact> artifacts) {
    Set<String> touched = new TreeSet<>();
    for (String area : areas) {
      Set<ArtifactKind> kinds = readBy(area);
      boolean isTouched =
          artifacts.stream()
              .anyMatch(artifact ->
                  area.equals(SQL)
                      ? !artifact.scripts().isEmpty()
                      : kinds.contains(artifact.kind()));
      if (isTouched) {
        touched.add(area);
      }
    }
    return touched;
  }

  /** Gives those areas whose rules read what overlays build. */
  static Set<String> ofBuilds(Set<String> areas) {
    return areas.stream()
        .filter(area -> readBy(area).contains(ArtifactKind.KUSTOMIZATION))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Gives the kinds that the rules across files of an area read. RuleExamplesTest holds it: on each
   * example of such a rule, files of other kinds make no difference.
   */
  public static Set<ArtifactKind> readBy(String area) {
    return switch (area) {
      // SQL stands in the others too, and dbt describes its models in YAML.
      case SQL ->
          EnumSet.of(
              ArtifactKind.SQL, ArtifactKind.PYTHON, ArtifactKind.YAML, ArtifactKind.KUBERNETES);
      case "workflow" ->
          EnumSet.of(ArtifactKind.WORKFLOW, ArtifactKind.ACTION, ArtifactKind.DEPENDABOT);
      case "kubernetes", "kustomize", CustomRule.AREA ->
          EnumSet.of(ArtifactKind.KUBERNETES, ArtifactKind.KUSTOMIZATION);
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
