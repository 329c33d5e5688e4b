package dev.lintel.rules.kubernetes.schema;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.schema.SchemaProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds numbers and booleans where Kubernetes takes only strings. Rationale and examples:
 * rules/kubernetes/unquoted-string.md.
 */
public final class UnquotedString implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    SchemaReports.report(SchemaProblem.Kind.UNQUOTED_TEXT, "Quote the value", true, project, sink);
  }
}
