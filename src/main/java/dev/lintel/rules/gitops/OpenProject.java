package dev.lintel.rules.gitops;

import dev.lintel.finding.Reason;
import dev.lintel.model.Project;
import dev.lintel.model.gitops.AppProject;
import dev.lintel.model.gitops.Destination;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds projects of Argo CD that allow every repository everywhere. Rationale and examples:
 * rules/gitops/open-project.md.
 */
public final class OpenProject implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    project.gitOps().projects().forEach(appProject -> check(appProject, sink));
  }

  private static void check(AppProject project, FindingSink sink) {
    Optional<YamlScalar> anySource = anySource(project);
    Optional<Destination> anywhere = anywhere(project);
    if (anySource.isEmpty() || anywhere.isEmpty()) {
      return;
    }
    Optional<YamlMapping> anyKind = project.anyClusterResource();
    Report report =
        sink.report(
            anySource.get().span(),
            "AppProject '%s' lets any repository deploy %s to any namespace of any cluster"
                .formatted(
                    project.name(),
                    anyKind.isPresent() ? "anything" : "what a namespace may hold"));
    report.related(anywhere.get().root().span(), "any namespace of any cluster");
    if (anyKind.isPresent()) {
      report.related(anyKind.get().span(), "any object of the cluster itself");
    } else {
      report.lowered(Reason.WRITE_ACCESS);
    }
  }

  private static Optional<YamlScalar> anySource(AppProject project) {
    boolean isLimited =
        project.sourceRepositories().stream().anyMatch(url -> url.value().startsWith("!"));
    return project.sourceRepositories().stream()
        .filter(url -> url.value().equals("*") && !isLimited)
        .findFirst();
  }

  private static Optional<Destination> anywhere(AppProject project) {
    boolean isLimited =
        project.destinations().stream()
            .anyMatch(entry -> isLimit(entry, "namespace") || isLimit(entry, "server"));
    return project.destinations().stream()
        .filter(entry -> !isLimited && isAny(entry, "namespace"))
        .filter(entry -> isAny(entry, "server") || isAny(entry, "name"))
        .findFirst();
  }

  private static boolean isAny(Destination entry, String key) {
    return entry.root().text(key).filter("*"::equals).isPresent();
  }

  private static boolean isLimit(Destination entry, String key) {
    return entry.root().text(key).filter(text -> text.startsWith("!")).isPresent();
  }
}
