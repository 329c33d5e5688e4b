package dev.lintel.rules.kubernetes.schema;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.schema.SchemaProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds values that their field does not take. Rationale and examples:
 * rules/kubernetes/invalid-value.md.
 */
public final class InvalidValue implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    SchemaReports.report(
        SchemaProblem.Kind.INVALID_VALUE, "Write the value that was meant", false, project, sink);
  }
}
