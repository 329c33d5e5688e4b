package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Tells of overlays whose result is not seen. Rationale and examples:
 * rules/kustomize/unevaluated-build.md.
 */
public final class UnevaluatedBuild implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    BuildFailure.of(project).stream()
        .filter(BuildFailure::isUnseen)
        .forEach(failure -> failure.report(sink, "so its result is not checked"));
  }
}
