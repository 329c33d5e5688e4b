package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.Project;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.List;

/**
 * Finds workloads without the labels that the user asks for. Rationale and examples:
 * rules/kubernetes/missing-label.md.
 */
public final class MissingLabel implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    RequiredKeys.check(project, "label", List.of("labels", "commonLabels"), sink);
  }
}
