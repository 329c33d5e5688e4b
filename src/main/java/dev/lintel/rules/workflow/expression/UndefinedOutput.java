package dev.lintel.rules.workflow.expression;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.action.RepositoryCode;
import dev.lintel.model.workflow.type.TypeCheck;
import dev.lintel.model.workflow.type.TypeProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;

/**
 * Finds outputs that a workflow or action of the repository does not have. Rationale and examples:
 * rules/workflow/undefined-output.md.
 */
public final class UndefinedOutput implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    RepositoryCode code = project.repositoryCode();
    for (Workflow workflow : project.workflows()) {
      // Every use of the repository's own code is written with one of these.
      String text = workflow.stream().source().content();
      if (!text.contains("./") && !text.contains("$/")) {
        continue;
      }
      RepositoryOutputs outputs = new RepositoryOutputs(code, workflow);
      for (TypeProblem problem : TypeCheck.of(workflow, outputs).problems()) {
        if (problem instanceof TypeProblem.UndefinedOutput undefined) {
          Report report = sink.report(undefined.place(), undefined.message());
          Slip.fix(undefined.place(), undefined.slip()).ifPresent(report::fix);
        }
      }
    }
  }
}
