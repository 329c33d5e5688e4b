package dev.lintel.rules.kubernetes.schema;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.schema.SchemaProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds fields that the kind of their object does not have. Rationale and examples:
 * rules/kubernetes/unknown-field.md.
 */
public final class UnknownField implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    SchemaReports.report(
        SchemaProblem.Kind.UNKNOWN_FIELD, "Write the field that was meant", false, project, sink);
  }
}
