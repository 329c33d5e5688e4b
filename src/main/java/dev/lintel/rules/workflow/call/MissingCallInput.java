package dev.lintel.rules.workflow.call;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.action.CalledWorkflow;
import dev.lintel.model.workflow.action.WorkflowCall;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds calls without an input or secret that the called workflow requires. Rationale and examples:
 * rules/workflow/missing-call-input.md.
 */
public final class MissingCallInput implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (WorkflowCall call : CallContract.calls(project)) {
      Map<String, YamlEntry> missing = missing(call, call.called().orElseThrow());
      if (!missing.isEmpty()) {
        Report report =
            sink.report(
                call.place().text().all(),
                "'%s' needs %s"
                    .formatted(call.place().value(), String.join(", ", missing.keySet())));
        missing.forEach(
            (name, entry) -> report.related(entry.key().span(), name + " is required here"));
      }
    }
  }

  private static Map<String, YamlEntry> missing(WorkflowCall call, CalledWorkflow called) {
    Map<String, YamlEntry> missing = new LinkedHashMap<>();
    if (isReadable(call, "with")) {
      called.inputs().stream()
          .filter(CalledWorkflow.Input::isRequired)
          .filter(input -> isMissing(input.name(), call.inputs()))
          .forEach(input -> missing.put("the input '%s'".formatted(input.name()), input.entry()));
    }
    if (isReadable(call, "secrets") && !call.passesAllSecrets()) {
      called.secrets().stream()
          .filter(CalledWorkflow.Secret::isRequired)
          .filter(secret -> isMissing(secret.name(), call.secrets()))
          .forEach(
              secret -> missing.put("the secret '%s'".formatted(secret.name()), secret.entry()));
    }
    return missing;
  }

  private static boolean isMissing(String name, List<YamlEntry> given) {
    return given.stream().noneMatch(entry -> entry.name().equalsIgnoreCase(name));
  }

  /** Tells whether all that is passed stands there. */
  private static boolean isReadable(WorkflowCall call, String part) {
    return call.job().root().mapping(part).map(YamlMapping::keys).orElse(List.of()).stream()
        .noneMatch(key -> key.equals("<<") || key.contains("${{"));
  }
}
