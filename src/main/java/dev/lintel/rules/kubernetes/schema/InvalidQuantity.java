package dev.lintel.rules.kubernetes.schema;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.schema.SchemaProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds amounts that Kubernetes does not read. Rationale and examples:
 * rules/kubernetes/invalid-quantity.md.
 */
public final class InvalidQuantity implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    SchemaReports.report(SchemaProblem.Kind.INVALID_QUANTITY, "", false, project, sink);
  }
}
