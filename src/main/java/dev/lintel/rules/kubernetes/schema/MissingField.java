package dev.lintel.rules.kubernetes.schema;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.schema.SchemaProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds objects without a field that they need. Rationale and examples:
 * rules/kubernetes/missing-field.md.
 */
public final class MissingField implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    SchemaReports.report(SchemaProblem.Kind.MISSING_FIELD, "", false, project, sink);
  }
}
