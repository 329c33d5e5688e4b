package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.Application;
import dev.lintel.model.gitops.ApplicationSource;
import dev.lintel.model.gitops.FixedText;
import dev.lintel.model.gitops.FluxObject;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.model.gitops.RepositoryFiles;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.RootPath;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds values files of charts that are not there. Rationale and examples:
 * rules/gitops/missing-values-file.md.
 */
public final class MissingValuesFile implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    GitOps gitOps = project.gitOps();
    Once once = new Once(sink);
    for (Application application : gitOps.applications()) {
      List<ApplicationSource> sources = application.sources();
      for (ApplicationSource source : sources) {
        if (!source.mayMissValueFiles()) {
          source.valueFiles().forEach(file -> check(file, source, sources, gitOps, once));
        }
      }
    }
    gitOps.flux().stream()
        .filter(object -> object.isRelease() && !object.isTrue(ignoring()))
        .filter(object -> gitOps.isHere(object) && gitOps.isFollowed(object))
        .forEach(object -> check(object, gitOps, once));
  }

  private static String[] ignoring() {
    return new String[] {"chart", "spec", "ignoreMissingValuesFiles"};
  }

  private static void check(
      YamlScalar file,
      ApplicationSource source,
      List<ApplicationSource> sources,
      GitOps gitOps,
      Once once) {
    Optional<ApplicationSource> holder = holder(file.value(), source, sources);
    if (!isLocal(file.value())
        || holder.isEmpty()
        || holder.get().repositoryKey().filter(gitOps.here()::contains).isEmpty()
        || !GitOps.isFollowed(holder.get())) {
      return;
    }
    String path = file.value();
    Optional<String> base =
        path.startsWith("$")
            ? Optional.of(path.substring(path.indexOf('/') + 1))
            : source
                .path()
                .map(YamlScalar::value)
                .filter(directory ->
                    RootPath.normal(directory).filter(gitOps.files()::exists).isPresent())
                .map(directory -> path.startsWith("/") ? path : directory + "/" + path);
    base.ifPresent(p -> report(file, p, gitOps.files(), once));
  }

  /** Addresses are fetched, and patterns may match nothing. */
  private static boolean isLocal(String path) {
    return !path.contains("://") && path.indexOf('*') < 0;
  }

  /** Gives the source that a values file is taken from. */
  private static Optional<ApplicationSource> holder(
      String path, ApplicationSource source, List<ApplicationSource> sources) {
    if (!path.startsWith("$")) {
      return source.isChart() ? Optional.empty() : Optional.of(source);
    }
    int slash = path.indexOf('/');
    String name = path.substring(1, slash < 0 ? path.length() : slash);
    return sources.stream()
        .filter(other -> slash > 0 && other.reference().filter(name::equals).isPresent())
        .findFirst();
  }

  private static void check(FluxObject release, GitOps gitOps, Once once) {
    for (String field : List.of("valuesFiles", "valuesFile")) {
      release.spec().stream()
          .flatMap(spec -> FixedText.items(spec, "chart", "spec", field).stream())
          .filter(file -> isLocal(file.value()))
          .forEach(file -> report(file, file.value(), gitOps.files(), once));
    }
  }

  private static void report(YamlScalar file, String path, RepositoryFiles files, Once once) {
    RootPath.normal(path)
        .filter(normal -> !files.exists(normal))
        .ifPresent(normal ->
            once.report(
                file,
                "the values file '%s' does not exist: there is no '%s'"
                    .formatted(file.value(), normal)));
  }
}
