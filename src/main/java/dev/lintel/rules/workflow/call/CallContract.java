package dev.lintel.rules.workflow.call;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.action.CalledWorkflow;
import dev.lintel.model.workflow.action.WorkflowCall;
import java.util.List;

/** What a called workflow says of what it takes, where all of that can be read. */
final class CallContract {
  private CallContract() {}

  /** Gives the calls of workflows that say in full what they take. */
  static List<WorkflowCall> calls(Project project) {
    return project.repositoryCode().calls().stream()
        .filter(call -> call.called().filter(CallContract::isReadable).isPresent())
        .toList();
  }

  private static boolean isReadable(CalledWorkflow called) {
    return called.trigger().isPresent() && isParsed(called) && called.brokenParts().isEmpty();
  }

  /** Tells whether nothing of the workflow is hidden behind a fault of its YAML. */
  static boolean isParsed(CalledWorkflow called) {
    return called.workflow().stream().problems().isEmpty();
  }
}
