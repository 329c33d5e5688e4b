package dev.lintel.rules.kubernetes.policy;

import dev.lintel.finding.Reason;
import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.policy.SchemaRules;
import dev.lintel.model.kubernetes.policy.Verdict;
import dev.lintel.model.kubernetes.schema.CheckedObject;
import dev.lintel.model.kubernetes.schema.CheckedObject.Basis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import java.util.List;

/**
 * Finds objects that a validation rule of their definition refuses. Rationale and examples:
 * rules/kubernetes/violated-schema-rule.md.
 */
public final class ViolatedSchemaRule implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    List<CheckedObject> ruled =
        project.schemaChecks().all().stream().filter(o -> !o.ruled().isEmpty()).toList();
    if (ruled.isEmpty()) {
      return;
    }
    SchemaRules rules = new SchemaRules();
    for (CheckedObject object : ruled) {
      for (Verdict verdict : rules.check(object)) {
        Report report = sink.report(verdict.place(), verdict.message());
        verdict.rule().ifPresent(rule -> report.related(rule, "the rule"));
        if (object.basis() == Basis.SHIPPED || !verdict.isCertain()) {
          report.lowered(Reason.UNCERTAIN);
        }
      }
    }
  }
}
