package dev.lintel.rules.workflow.expression;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.type.TypeCheck;
import dev.lintel.model.workflow.type.TypeProblem;
import dev.lintel.model.workflow.type.UsedOutputs;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Span;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds outputs that a workflow or action of the repository does not have. Rationale and examples:
 * rules/workflow/undefined-output.md.
 */
public final class UndefinedOutput implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    RepositoryOutputs outputs = new RepositoryOutputs(project);
    if (outputs.isEmpty()) {
      return;
    }
    for (Workflow workflow : project.workflows()) {
      report(
          TypeCheck.of(workflow, outputs), TypeCheck.of(workflow, UsedOutputs.UNKNOWN), sink);
    }
  }

  /** Reports what only the outputs of what is used tell. */
  private static void report(TypeCheck known, TypeCheck alone, FindingSink sink) {
    Set<Span> told =
        alone.problems().stream().map(TypeProblem::place).collect(Collectors.toSet());
    for (TypeProblem problem : known.problems()) {
      if (problem instanceof TypeProblem.Undefined && !told.contains(problem.place())) {
        sink.report(problem.place(), problem.message());
      }
    }
  }
}
