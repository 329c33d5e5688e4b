package dev.lintel.rules.workflow.call;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.action.CalledWorkflow;
import dev.lintel.model.workflow.action.RepositoryCode;
import dev.lintel.model.workflow.action.WorkflowCall;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;

/**
 * Finds calls of a workflow that GitHub refuses. Rationale and examples:
 * rules/workflow/call-of-invalid-workflow.md.
 */
public final class CallOfInvalidWorkflow implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    RepositoryCode code = project.repositoryCode();
    for (WorkflowCall call : code.calls()) {
      call.called().ifPresent(called -> check(call, called, sink));
      call.path()
          .flatMap(code::unreadable)
          .ifPresent(stream -> reportUnreadable(call, stream, sink));
    }
  }

  private static void check(WorkflowCall call, CalledWorkflow called, FindingSink sink) {
    if (!CallContract.isParsed(called)) {
      reportUnreadable(call, called.workflow().stream(), sink);
      return;
    }
    List<YamlEntry> broken = called.brokenParts();
    if (!broken.isEmpty()) {
      String part = broken.getFirst().name();
      sink.report(
              call.place().text().all(), refused(call, "its '%s' is no mapping".formatted(part)))
          .related(broken.getFirst().value().span(), "what stands there instead");
    }
  }

  private static void reportUnreadable(WorkflowCall call, YamlStream stream, FindingSink sink) {
    Report report =
        sink.report(
            call.place().text().all(), refused(call, "it holds no mapping that can be read"));
    for (SyntaxProblem problem : stream.problems()) {
      report.related(problem.span(), problem.message());
    }
  }

  private static String refused(WorkflowCall call, String why) {
    return "'%s' is refused, and with it the call: %s".formatted(call.place().value(), why);
  }
}
