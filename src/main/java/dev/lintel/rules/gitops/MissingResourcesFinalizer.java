package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.Application;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds Applications whose objects outlive them. Rationale and examples:
 * rules/gitops/missing-resources-finalizer.md.
 */
public final class MissingResourcesFinalizer implements ProjectRule {
  private static final String FINALIZER = "resources-finalizer.argocd.argoproj.io";

  @Override
  public void check(Project project, FindingSink sink) {
    for (Application application : project.gitOps().applications()) {
      // The controller of ApplicationSets adds the finalizer on its own.
      boolean isMade = application.object().kind().equals("ApplicationSet");
      boolean isHeld =
          application.root().items("metadata", "finalizers").stream()
              .flatMap(item -> item.scalar().stream())
              .anyMatch(finalizer -> finalizer.value().contains(FINALIZER));
      if (!isMade && !isHeld) {
        sink.report(
            application.object().place(),
            "what %s deployed stays in the cluster when it is deleted, for want of the finalizer '%s'"
                .formatted(application.title(), FINALIZER));
      }
    }
  }
}
