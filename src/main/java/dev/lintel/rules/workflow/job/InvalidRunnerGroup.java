package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds names of runner groups that GitHub refuses. Rationale and examples:
 * rules/workflow/invalid-runner-group.md.
 */
public final class InvalidRunnerGroup implements WorkflowRule {
  /** Source: @actions/workflow-parser 0.3.61, model/converter/job/runs-on.js. */
  private static final List<String> OWNERS = List.of("org", "organization", "ent", "enterprise");

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      job.root()
          .get("runs-on", "group")
          .flatMap(YamlNode::scalar)
          .filter(group -> !group.value().contains("${{"))
          .ifPresent(group -> check(group, sink));
    }
  }

  private static void check(YamlScalar group, FindingSink sink) {
    fault(group.value())
        .ifPresent(fault ->
            sink.report(
                group.text().all(), "'%s' is no runner group: %s".formatted(group.value(), fault)));
  }

  private static Optional<String> fault(String group) {
    int slash = group.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    if (group.indexOf('/', slash + 1) > 0) {
      return Optional.of("one '/' at most stands in a name");
    }
    if (!OWNERS.contains(group.substring(0, slash))) {
      return Optional.of("before '/' stands 'organization' or 'enterprise'");
    }
    return slash == group.length() - 1
        ? Optional.of("behind '/' stands no name")
        : Optional.empty();
  }
}
