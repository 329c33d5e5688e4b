package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.Project;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.List;

/**
 * Finds workloads without the annotations that the user asks for. Rationale and examples:
 * rules/kubernetes/missing-annotation.md.
 */
public final class MissingAnnotation implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    RequiredKeys.check(project, "annotation", List.of("commonAnnotations"), sink);
  }
}
