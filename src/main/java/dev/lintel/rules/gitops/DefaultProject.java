package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.Application;
import dev.lintel.model.gitops.FixedText;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.model.promotion.Stage;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds Applications of production in the project that allows everything. Rationale and examples:
 * rules/gitops/default-project.md.
 */
public final class DefaultProject implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    GitOps gitOps = project.gitOps();
    Once once = new Once(sink);
    boolean isNarrowed =
        gitOps.projects().stream().anyMatch(known -> known.name().equals("default"));
    gitOps.applications().stream()
        .filter(application -> !isNarrowed && isDefault(application))
        .filter(application -> application.stage().filter(Stage.PRODUCTION::equals).isPresent())
        .forEach(application ->
            once.report(
                place(application),
                "%s of production is in the project 'default', which allows everything"
                    .formatted(application.title())));
  }

  private static boolean isDefault(Application application) {
    return FixedText.isUnset(application.root(), "spec", "project")
        || application.project().filter(p -> p.value().equals("default")).isPresent();
  }

  private static Span place(Application application) {
    return application.project().map(YamlScalar::span).orElseGet(application.object()::place);
  }
}
