package dev.lintel.rules.kubernetes.schema;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.schema.SchemaProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds values of another type than their field has. Rationale and examples:
 * rules/kubernetes/wrong-type.md.
 */
public final class WrongType implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    SchemaReports.report(
        SchemaProblem.Kind.WRONG_TYPE, "Leave out the quotes", true, project, sink);
  }
}
