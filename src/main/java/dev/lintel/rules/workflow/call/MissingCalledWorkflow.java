package dev.lintel.rules.workflow.call;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.action.RepositoryCode;
import dev.lintel.model.workflow.action.WorkflowCall;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Spelling;
import java.util.List;
import java.util.Optional;

/**
 * Finds calls of a workflow that is not there. Rationale and examples:
 * rules/workflow/missing-called-workflow.md.
 */
public final class MissingCalledWorkflow implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    RepositoryCode code = project.repositoryCode();
    for (WorkflowCall call : code.calls()) {
      Optional<String> path = call.path().filter(p -> p.endsWith(".yml") || p.endsWith(".yaml"));
      if (call.called().isEmpty() && path.isPresent() && !code.exists(path.get())) {
        List<String> known = code.workflowsFor(call.caller().stream());
        sink.report(
            call.place().text().all(),
            "there is no workflow '%s'%s"
                .formatted(
                    call.place().value(),
                    Spelling.nearest(call.place().value(), known)
                        .map("; did you mean '%s'?"::formatted)
                        .orElse("")));
      }
    }
  }
}
