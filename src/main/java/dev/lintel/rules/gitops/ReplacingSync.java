package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.Application;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlScalar;

/** Finds syncs that replace each object. Rationale and examples: rules/gitops/replacing-sync.md. */
public final class ReplacingSync implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    Once once = new Once(sink);
    for (Application application : project.gitOps().applications()) {
      for (YamlScalar option : application.syncOptions()) {
        switch (option.value().replace(" ", "")) {
          case "Replace=true" ->
              once.report(
                  option,
                  "every sync of %s replaces each object instead of changing it"
                      .formatted(application.title()));
          case "Force=true" ->
              once.report(
                  option,
                  "a sync of %s deletes what it cannot change and makes it anew"
                      .formatted(application.title()));
          default -> {}
        }
      }
    }
  }
}
