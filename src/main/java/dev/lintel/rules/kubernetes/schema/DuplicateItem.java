package dev.lintel.rules.kubernetes.schema;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.schema.SchemaProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds items of a list that have the same key. Rationale and examples:
 * rules/kubernetes/duplicate-item.md.
 */
public final class DuplicateItem implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    SchemaReports.report(SchemaProblem.Kind.DUPLICATE_ITEM, "", false, project, sink);
  }
}
