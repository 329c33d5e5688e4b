package dev.lintel.rules.workflow.call;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.action.CalledWorkflow;
import dev.lintel.model.workflow.action.WorkflowCall;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.Optional;

/**
 * Finds calls of a workflow that nobody may call. Rationale and examples:
 * rules/workflow/uncallable-workflow.md.
 */
public final class UncallableWorkflow implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (WorkflowCall call : project.repositoryCode().calls()) {
      Optional<CalledWorkflow> called =
          call.called().filter(w -> w.trigger().isEmpty() && CallContract.isParsed(w));
      if (called.isPresent()) {
        CalledWorkflow workflow = called.get();
        Optional<YamlEntry> on = workflow.workflow().root().find("on");
        sink.report(
                call.place().text().all(),
                "'%s' cannot be called: 'workflow_call' is not among its events"
                    .formatted(call.place().value()))
            .related(
                on.map(entry -> entry.key().span()).orElseGet(workflow.workflow()::place),
                "its events");
      }
    }
  }
}
