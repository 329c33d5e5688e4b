package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.Application;
import dev.lintel.model.gitops.ApplicationSource;
import dev.lintel.model.gitops.DeployedPath;
import dev.lintel.model.gitops.Destination;
import dev.lintel.model.gitops.FluxObject;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.RootPath;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what two Applications, Kustomizations or HelmReleases deploy to the same place. Rationale
 * and examples: rules/gitops/deployed-twice.md.
 */
public final class DeployedTwice implements ProjectRule {
  /**
   * What is deployed and where to. Clusters that each have a controller of their own are told apart
   * by the directories that they read.
   */
  private record Target(String what, String cluster, String namespace, String manifests) {}

  /**
   * A release of Helm, which has but one record in a cluster.
   *
   * @param namespace of the record
   */
  private record Release(String namespace, String name) {}

  /** What makes a release, and where it says so. */
  private record Maker(KubernetesObject object, Span place) {}

  @Override
  public void check(Project project, FindingSink sink) {
    GitOps gitOps = project.gitOps();
    Once once = new Once(sink);
    paths(gitOps, once);
    charts(gitOps, once);
    project.units().forEach(unit -> releases(unit, once));
  }

  private static void paths(GitOps gitOps, Once once) {
    Map<Target, DeployedPath> first = new HashMap<>();
    for (DeployedPath path : gitOps.deployedPaths()) {
      target(path, gitOps)
          .ifPresent(target -> {
            DeployedPath before = first.putIfAbsent(target, path);
            if (before != null && !isSameObject(before.object(), path.object())) {
              report(path, before, once);
            }
          });
    }
  }

  private static boolean isSameObject(KubernetesObject a, KubernetesObject b) {
    return a.title().equals(b.title());
  }

  /** Compares the charts that Applications deploy; of one chart each release is another. */
  private static void charts(GitOps gitOps, Once once) {
    Map<Target, Maker> first = new HashMap<>();
    for (Application application : gitOps.applications()) {
      for (ApplicationSource source : application.sources()) {
        Optional<Target> target = chart(application, source, gitOps);
        if (target.isEmpty()) {
          continue;
        }
        YamlScalar release = application.releaseName(source).orElseThrow();
        Maker before =
            first.putIfAbsent(target.get(), new Maker(application.object(), release.span()));
        if (before != null && !isSameObject(before.object(), application.object())) {
          once.report(
                  release,
                  "release '%s' of '%s' is already deployed to the same place by %s"
                      .formatted(
                          release.value(), chartName(source).value(), before.object().title()))
              .ifPresent(report -> report.related(before.place(), "deployed here too"));
        }
      }
    }
  }

  private static YamlScalar chartName(ApplicationSource source) {
    return source.chart().or(source::path).orElseThrow();
  }

  private static Optional<Target> chart(
      Application application, ApplicationSource source, GitOps gitOps) {
    boolean isChart =
        source.chart().isPresent()
            || source.path().isPresent()
                && (source.root().get("helm", "releaseName").isPresent()
                    || source
                        .path()
                        .flatMap(path -> RootPath.normal(path.value()))
                        .filter(gitOps.files()::isChart)
                        .isPresent());
    Optional<String> repository =
        source
            .repositoryKey()
            .or(() -> source.repository().map(url -> url.value().replaceFirst("/+$", "")));
    Optional<String> release = application.releaseName(source).map(YamlScalar::value);
    Optional<Destination> destination = application.destination();
    Optional<String> cluster = destination.flatMap(Destination::cluster);
    Optional<String> namespace = destination.flatMap(Destination::namespace).map(YamlScalar::value);
    return isChart
            && !isRenamed(source)
            && repository.isPresent()
            && release.isPresent()
            && cluster.isPresent()
            && namespace.isPresent()
        ? Optional.of(
            new Target(
                String.join(" ", repository.get(), chartName(source).value(), release.get()),
                cluster.get(),
                namespace.get(),
                application.told().directory()))
        : Optional.empty();
  }

  /** Many charts let the values name what they make. */
  private static boolean isRenamed(ApplicationSource source) {
    return source
        .root()
        .get("helm")
        .filter(helm -> helm.span().text().contains("Override"))
        .isPresent();
  }

  /** Compares the releases of Flux that are applied together, of whichever charts. */
  private static void releases(DeploymentUnit unit, Once once) {
    Map<Release, Maker> first = new HashMap<>();
    for (KubernetesObject object : unit.objects()) {
      Optional<FluxObject> flux =
          FluxObject.of(object)
              .filter(FluxObject::isRelease)
              .filter(release -> release.spec().flatMap(s -> s.find("kubeConfig")).isEmpty());
      Optional<String> name = flux.flatMap(FluxObject::releaseName);
      if (name.isEmpty()) {
        continue;
      }
      String namespace =
          flux.get().text("storageNamespace").map(YamlScalar::value).orElse(object.namespace());
      Span place = flux.get().text("releaseName").map(YamlScalar::span).orElseGet(object::place);
      Maker before =
          first.putIfAbsent(new Release(namespace, name.get()), new Maker(object, place));
      if (before != null && !isSameObject(before.object(), object)) {
        once.report(
                place,
                "release '%s' is already made by %s".formatted(name.get(), before.object().title()))
            .ifPresent(report -> report.related(before.place(), "made here too"));
      }
    }
  }

  private static Optional<Target> target(DeployedPath path, GitOps gitOps) {
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
                  path.told().directory()))
          : Optional.empty();
    }
    return argo(path, path.application().get(), gitOps);
  }

  private static Optional<Target> argo(DeployedPath path, Application application, GitOps gitOps) {
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
                path.directory(),
                cluster.get(),
                path.namespace().get().value(),
                path.told().directory()))
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
