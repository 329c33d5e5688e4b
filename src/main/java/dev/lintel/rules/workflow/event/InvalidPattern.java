package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.FilterPattern;
import dev.lintel.model.workflow.FilterPatternSyntax;
import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.yaml.YamlEntry;

/** Finds broken patterns of filters. Rationale and examples: rules/workflow/invalid-pattern.md. */
public final class InvalidPattern implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Trigger trigger : workflow.triggers()) {
      for (YamlEntry entry : FilterPattern.filters(trigger)) {
        FilterPattern.all(entry).stream()
            .flatMap(pattern -> FilterPatternSyntax.problems(pattern).stream().limit(1))
            .forEach(problem -> report(entry, problem, sink));
      }
    }
  }

  private static void report(YamlEntry filter, SyntaxProblem problem, FindingSink sink) {
    sink.report(problem.span(), "pattern of '%s': %s".formatted(filter.name(), problem.message()));
  }
}
