package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.AppProject;
import dev.lintel.model.gitops.Application;
import dev.lintel.model.gitops.ApplicationSource;
import dev.lintel.model.gitops.Destination;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds Applications that their own project refuses. Rationale and examples:
 * rules/gitops/refused-by-project.md.
 */
public final class RefusedByProject implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    GitOps gitOps = project.gitOps();
    Once once = new Once(sink);
    for (Application application : gitOps.applications()) {
      String name = application.project().map(YamlScalar::value).orElse("");
      List<AppProject> projects = projects(name, application, gitOps);
      if (projects.stream().anyMatch(known -> isItsProject(known, application, gitOps))) {
        application.sources().forEach(source -> source(source, projects, once));
        application.destination().ifPresent(d -> destination(d, projects, once));
      }
    }
  }

  /** Gives the projects of a name; where one overlay builds it with the Application, that one. */
  private static List<AppProject> projects(String name, Application application, GitOps gitOps) {
    List<AppProject> named =
        gitOps.projects().stream().filter(known -> known.name().equals(name)).toList();
    List<AppProject> beside =
        named.stream().filter(p -> p.told().file().equals(application.told().file())).toList();
    return beside.isEmpty() ? named : beside;
  }

  /**
   * Documentation holds projects and Applications of one name that are none of each other: a
   * project counts where both lie in one directory of the root, or where it allows another
   * Application that lies in one with this one.
   */
  private static boolean isItsProject(AppProject project, Application application, GitOps gitOps) {
    return top(project.told().file()).equals(top(application.told().file()))
        || gitOps.applications().stream()
            .filter(other -> !other.title().equals(application.title()))
            .filter(other -> top(other.told().file()).equals(top(application.told().file())))
            .filter(other -> other.project().filter(p -> hasName(p, project)).isPresent())
            .anyMatch(other -> allows(project, other));
  }

  private static String top(String path) {
    return path.substring(0, Math.max(0, path.indexOf('/')));
  }

  private static boolean hasName(YamlScalar name, AppProject project) {
    return name.value().equals(project.name());
  }

  private static boolean allows(AppProject project, Application application) {
    return application.sources().stream()
            .flatMap(source -> source.repository().stream())
            .allMatch(url -> project.allowsSource(url.value()))
        && application.destination().filter(project::allowsDestination).isPresent();
  }

  private static void source(ApplicationSource source, List<AppProject> projects, Once once) {
    Optional<YamlScalar> url = source.repository();
    if (url.isPresent()
        && projects.stream()
            .allMatch(p -> p.says("sourceRepos") && !p.allowsSource(url.get().value()))) {
      once.report(
              url.get(),
              "AppProject '%s' does not allow the repository '%s'"
                  .formatted(projects.getFirst().name(), url.get().value()))
          .ifPresent(report ->
              report.related(place(projects.getFirst(), "sourceRepos"), "what it allows"));
    }
  }

  private static void destination(Destination destination, List<AppProject> projects, Once once) {
    Optional<YamlScalar> namespace = destination.namespace();
    Optional<String> cluster = destination.cluster();
    if (namespace.isPresent()
        && cluster.isPresent()
        && projects.stream()
            .allMatch(p -> p.says("destinations") && !p.allowsDestination(destination))) {
      once.report(
              namespace.get(),
              "AppProject '%s' does not allow the namespace '%s' of '%s'"
                  .formatted(projects.getFirst().name(), namespace.get().value(), cluster.get()))
          .ifPresent(report ->
              report.related(place(projects.getFirst(), "destinations"), "what it allows"));
    }
  }

  private static Span place(AppProject project, String field) {
    return project.object().placeOf("spec", field);
  }
}
