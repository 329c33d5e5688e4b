package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.Application;
import dev.lintel.model.gitops.ApplicationSource;
import dev.lintel.model.gitops.DeployedPath;
import dev.lintel.model.gitops.Destination;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what two Applications or Kustomizations deploy to the same place. Rationale and examples:
 * rules/gitops/deployed-twice.md.
 */
public final class DeployedTwice implements ProjectRule {
  /**
   * What is deployed and where to. Clusters that each have a controller of their own are told apart
   * by the directories that they read.
   */
  private record Target(String what, String cluster, String namespace, String manifests) {}

  @Override
  public void check(Project project, FindingSink sink) {
    GitOps gitOps = project.gitOps();
    Once once = new Once(sink);
    Map<Target, DeployedPath> first = new HashMap<>();
    for (DeployedPath path : gitOps.deployedPaths()) {
      target(path, gitOps)
          .ifPresent(target -> {
            DeployedPath before = first.putIfAbsent(target, path);
            if (before != null && !isSameObject(before, path)) {
              report(path, before, once);
            }
          });
    }
  }

  private static boolean isSameObject(DeployedPath a, DeployedPath b) {
    return a.object().title().equals(b.object().title());
  }

  private static Optional<Target> target(DeployedPath path, GitOps gitOps) {
    SourceText file = path.object().root().span().source();
    if (path.application().isEmpty()) {
      // What a Kustomization of Flux changes by itself makes another of the same path.
      boolean isPlain =
          path.object()
              .root()
              .mapping("spec")
              .filter(spec ->
                  spec.keys().stream()
                      .noneMatch(key ->
                          key.equals("patches")
                              || key.equals("postBuild")
                              || key.equals("kubeConfig")
                              || key.startsWith("name")
                              || key.equals("components")))
              .isPresent();
      return isPlain
          ? Optional.of(
              new Target(
                  path.directory(),
                  "",
                  path.namespace().map(YamlScalar::value).orElse(""),
                  file.directory()))
          : Optional.empty();
    }
    return argo(path, path.application().get(), gitOps, file);
  }

  private static Optional<Target> argo(
      DeployedPath path, Application application, GitOps gitOps, SourceText file) {
    ApplicationSource source = path.source().orElseThrow();
    boolean isPlain =
        !gitOps.files().isChart(path.directory())
            && application.sources().size() == 1
            && source.root().keys().stream()
                .allMatch(key ->
                    key.equals("repoURL") || key.equals("path") || key.equals("targetRevision"));
    Optional<String> cluster = application.destination().flatMap(Destination::cluster);
    return isPlain && cluster.isPresent() && path.namespace().isPresent()
        ? Optional.of(
            new Target(
                path.directory(), cluster.get(), path.namespace().get().value(), file.directory()))
        : Optional.empty();
  }

  private static void report(DeployedPath path, DeployedPath before, Once once) {
    once.report(
            path.path(),
            "'%s' is already deployed to the same place by %s"
                .formatted(path.path().value(), before.object().title()))
        .ifPresent(report -> report.related(before.path().span(), "deployed here too"));
  }
}
