package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds automated syncs that may delete everything. Rationale and examples:
 * rules/gitops/emptying-sync.md.
 */
public final class EmptyingSync implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    Once once = new Once(sink);
    for (AutomatedSync sync : AutomatedSync.allOf(project.gitOps())) {
      if (sync.has(AutomatedSync.Part.PRUNE)) {
        sync.policy()
            .get("allowEmpty")
            .flatMap(YamlNode::scalar)
            .filter(YamlScalar::isTrue)
            .ifPresent(allowed ->
                once.report(
                    allowed,
                    "%s is deleted as a whole, without a person, once its source renders to"
                            .formatted(sync.title())
                        + " nothing"));
      }
    }
  }
}
