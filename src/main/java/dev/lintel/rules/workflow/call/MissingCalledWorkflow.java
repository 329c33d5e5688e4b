package dev.lintel.rules.workflow.call;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.action.RepositoryCode;
import dev.lintel.model.workflow.action.WorkflowCall;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.SourceText;
import dev.lintel.source.Spelling;
import java.util.List;
import java.util.Optional;

/**
 * Finds calls of a workflow that is not there. Rationale and examples:
 * rules/workflow/missing-called-workflow.md.
 */
public final class MissingCalledWorkflow implements ProjectRule {
  private static final String WORKFLOWS = ".github/workflows";

  @Override
  public void check(Project project, FindingSink sink) {
    RepositoryCode code = project.repositoryCode();
    for (WorkflowCall call : code.calls()) {
      Optional<String> path = call.path().filter(p -> p.endsWith(".yml") || p.endsWith(".yaml"));
      if (call.called().isEmpty()
          && path.isPresent()
          && isBeside(call.caller().path(), path.get())
          && !code.exists(path.get())) {
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

  /**
   * Tells whether a called workflow is looked for where the caller's repository has its workflows.
   * Of a caller elsewhere, a template or an example, nobody knows the repository.
   */
  private static boolean isBeside(String caller, String called) {
    String directory = SourceText.directory(caller);
    return directory.endsWith(WORKFLOWS) || directory.equals(SourceText.directory(called));
  }
}
