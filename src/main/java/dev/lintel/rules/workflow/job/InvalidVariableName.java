package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/**
 * Finds names that no environment variable can have. Rationale and examples:
 * rules/workflow/invalid-variable-name.md.
 */
public final class InvalidVariableName implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    check(workflow.env(), sink);
    for (Job job : workflow.jobs()) {
      check(job.env(), sink);
      check(job.root().mapping("container", "env"), sink);
      for (YamlEntry service :
          job.root().mapping("services").map(YamlMapping::entries).orElse(List.of())) {
        check(service.value().mapping().flatMap(s -> s.mapping("env")), sink);
      }
      for (Step step : job.steps()) {
        check(step.env(), sink);
      }
    }
  }

  private static void check(Optional<YamlMapping> env, FindingSink sink) {
    for (YamlEntry variable : env.map(YamlMapping::entries).orElse(List.of())) {
      String name = variable.name();
      if (!name.contains("${{") && name.chars().anyMatch(InvalidVariableName::isOdd)) {
        sink.report(
            variable.key().span(),
            "'%s' is no name of an environment variable: it has no blank, '=' or '&'"
                .formatted(name));
      }
    }
  }

  private static boolean isOdd(int c) {
    return c == '=' || c == '&' || Character.isWhitespace(c);
  }
}
