package dev.lintel.rules.workflow.call;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.action.CalledWorkflow;
import dev.lintel.model.workflow.action.WorkflowCall;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.NearName;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.List;

/**
 * Finds inputs and secrets that the called workflow does not take. Rationale and examples:
 * rules/workflow/undefined-call-input.md.
 */
public final class UndefinedCallInput implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (WorkflowCall call : CallContract.calls(project)) {
      CalledWorkflow called = call.called().orElseThrow();
      check(
          call,
          call.inputs(),
          "input",
          called.inputs().stream().map(CalledWorkflow.Input::name).toList(),
          sink);
      check(
          call,
          call.secrets(),
          "secret",
          called.secrets().stream().map(CalledWorkflow.Secret::name).toList(),
          sink);
    }
  }

  private static void check(
      WorkflowCall call, List<YamlEntry> given, String what, List<String> known, FindingSink sink) {
    for (YamlEntry entry : given) {
      String name = entry.name();
      if (name.isEmpty()
          || name.contains("${{")
          || known.stream().anyMatch(name::equalsIgnoreCase)) {
        continue;
      }
      Report report =
          sink.report(
              entry.key().span(),
              "'%s' is no %s of '%s'%s"
                  .formatted(name, what, call.place().value(), Spelling.hint(name, known)));
      NearName.fix(entry, given, known).ifPresent(report::fix);
    }
  }
}
