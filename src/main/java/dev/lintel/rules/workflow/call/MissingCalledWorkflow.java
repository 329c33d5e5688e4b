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
    if (code.isExcerpt()) {
      return;
    }
    for (WorkflowCall call : code.calls()) {
      Optional<String> path = call.path().filter(p -> p.endsWith(".yml") || p.endsWith(".yaml"));
      if (call.called().isEmpty()
          && path.isPresent()
          && isOfKnownRepository(call)
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
   * Tells whether it is known in which repository a workflow is looked for: {@code ./} is the one
   * that is checked, {@code $/} the one that the caller belongs to wherever it is copied to.
   */
  private static boolean isOfKnownRepository(WorkflowCall call) {
    return call.place().value().startsWith("./")
        || SourceText.directory(call.caller().path()).endsWith(WORKFLOWS);
  }
}
