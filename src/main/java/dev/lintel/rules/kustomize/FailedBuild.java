package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.DeployedPath;
import dev.lintel.model.kustomize.FileReference;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.KindDetector;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;

/**
 * Finds overlays that cannot be built. What another rule says of a place is not said again.
 * Rationale and examples: rules/kustomize/failed-build.md.
 */
public final class FailedBuild implements ProjectRule {
  private static final List<KustomizationRule> OTHERS =
      List.of(
          new SeveralKustomizations(), new DuplicateEntry(), new UnknownField(), new WrongType());

  @Override
  public void check(Project project, FindingSink sink) {
    ReportedPlaces missing = new ReportedPlaces();
    new MissingResource().check(project, missing);
    for (BuildFailure failure : BuildFailure.of(project)) {
      if (!failure.isUnseen() && !missing.touch(failure.place()) && !isSaid(failure, project)) {
        Report report = failure.report(sink, "so it cannot be built");
        deployments(failure, project)
            .forEach(
                path -> report.related(path.path().span(), path.object().title() + " deploys it"));
      }
    }
  }

  /** Gives what Argo CD and Flux are told to deploy of the overlays. */
  private static List<DeployedPath> deployments(BuildFailure failure, Project project) {
    return project.gitOps().deployedPaths().stream()
        .filter(path -> project.paths().contains(path.path().span().source().path()))
        .filter(
            path -> failure.overlays().stream().anyMatch(o -> o.name().equals(path.directory())))
        .toList();
  }

  private static boolean isSaid(BuildFailure failure, Project project) {
    Optional<Kustomization> owner = failure.owner();
    boolean isField = failure.problem().kind() == BuildProblem.Kind.INVALID_FIELD;
    boolean isRefused = owner.filter(k -> !k.fieldProblems().isEmpty()).isPresent();
    return isField && isRefused
        || owner.filter(k -> isSaid(failure.place(), k)).isPresent()
        || failure
            .entry()
            .filter(entry -> isBroken(entry, owner.orElseThrow(), project))
            .isPresent()
        || isBrokenManifest(failure);
  }

  /** Tells whether another rule reports something at a place. */
  private static boolean isSaid(Span place, Kustomization kustomization) {
    ReportedPlaces reported = new ReportedPlaces();
    OTHERS.forEach(rule -> rule.check(kustomization, reported));
    new EmptyKustomization().check(kustomization.stream(), reported);
    return reported.touch(place);
  }

  /**
   * Tells whether a rule reports something at the file or the kustomization that an entry names.
   */
  private static boolean isBroken(FileReference entry, Kustomization owner, Project project) {
    String path = owner.resolve(entry.path()).orElse("");
    List<Kustomization> named =
        project.kustomizations().stream().filter(k -> k.directory().equals(path)).toList();
    boolean isDirectory =
        Kustomization.NAMES.stream().anyMatch(name -> project.paths().contains(path + "/" + name));
    return isDirectory && (named.size() != 1 || !named.getFirst().stream().problems().isEmpty());
  }

  /** The rules of manifests tell of their syntax and of keys that stand twice. */
  private static boolean isBrokenManifest(BuildFailure failure) {
    SourceText source = failure.place().source();
    boolean isManifest =
        failure.problem().kind() == BuildProblem.Kind.INVALID_RESOURCE
            && failure.owner().isEmpty()
            && KindDetector.detect(source.path(), source.content(), path -> false, Optional.empty())
                == ArtifactKind.KUBERNETES;
    if (!isManifest) {
      return false;
    }
    YamlStream stream = YamlParser.parse(source, YamlSchema.YAML_1_1);
    return !stream.problems().isEmpty() || !stream.duplicateKeys().isEmpty();
  }
}
