package dev.lintel.rules.gitops;

import dev.lintel.finding.Reason;
import dev.lintel.model.Project;
import dev.lintel.model.gitops.ApplicationSource;
import dev.lintel.model.gitops.DeployedPath;
import dev.lintel.model.gitops.FixedText;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.model.gitops.RepositoryFiles;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds paths that Argo CD or Flux deploys and that hold nothing. Rationale and examples:
 * rules/gitops/missing-path.md.
 */
public final class MissingPath implements ProjectRule {
  private static final Set<String> TRUNKS = Set.of("HEAD", "main", "master");

  /** Files by which plugins of Argo CD find out that a directory is theirs. */
  private static final List<String> PLUGIN_FILES =
      List.of("helmfile.yaml", "helmfile.d", "main.jsonnet", "jsonnetfile.json", "cdk8s.yaml");

  @Override
  public void check(Project project, FindingSink sink) {
    GitOps gitOps = project.gitOps();
    Once once = new Once(sink);
    gitOps.deployedPaths().stream()
        .filter(DeployedPath::isFollowed)
        .forEach(path -> check(path, gitOps.files(), once));
  }

  private static void check(DeployedPath path, RepositoryFiles files, Once once) {
    String written = path.path().value();
    if (!files.exists(path.directory())) {
      reportMissing(path, files.nearest(path.directory()), once);
    } else if (files.isManifest(path.directory())) {
      once.report(
          path.path(), "'%s' is a file; what is deployed is a directory".formatted(written));
    } else if (path.source().filter(source -> isShallow(source, path, files)).isPresent()) {
      files
          .deployableBelow(path.directory())
          .ifPresent(below ->
              once.report(
                  path.path(),
                  "'%s' itself holds nothing to deploy, only directories below it do, as '%s'"
                      .formatted(written, below)));
    }
  }

  private static void reportMissing(DeployedPath path, Optional<String> near, Once once) {
    String hint = near.map(meant -> "; did you mean '" + meant + "'?").orElse("");
    once.report(
            path.path(),
            "'%s' does not exist in this repository%s".formatted(path.path().value(), hint))
        .filter(report -> near.isEmpty() && !isTrunk(path))
        .ifPresent(report -> report.lowered(Reason.UNCERTAIN));
  }

  /** Another branch may hold what this one does not. */
  private static boolean isTrunk(DeployedPath path) {
    return path.source()
        .filter(source ->
            FixedText.isUnset(source.root(), "targetRevision")
                || source.revision().filter(r -> TRUNKS.contains(r.value())).isPresent())
        .isPresent();
  }

  /** Argo CD takes the manifests of a directory alone; Flux those of all below it too. */
  private static boolean isShallow(
      ApplicationSource source, DeployedPath path, RepositoryFiles files) {
    return !source.isRecursive()
        && !source.isGenerated()
        && !files.isDeployable(path.directory())
        && PLUGIN_FILES.stream().noneMatch(name -> files.exists(path.directory() + "/" + name));
  }
}
