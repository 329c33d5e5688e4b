package dev.lintel.rules.promotion;

import dev.lintel.model.promotion.Mask;
import dev.lintel.model.promotion.ToolUse;
import dev.lintel.model.promotion.ToolUse.Enclosure;
import dev.lintel.model.promotion.ToolUses;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.StepShell;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.CommandList;
import dev.lintel.syntax.shell.Pipeline;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds scans and tests whose result a pipe drops. Rationale and examples:
 * rules/promotion/pipe-masked.md.
 */
public final class PipeMasked implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      for (Step step : job.steps()) {
        if (StepShell.of(workflow, job, step) == StepShell.POSIX && !handlesPipes(step)) {
          ToolUses.of(step).forEach(use -> check(use, sink));
        }
      }
    }
  }

  /** Sets pipefail, or looks at each part's status. */
  private static boolean handlesPipes(Step step) {
    String script = step.run().map(YamlScalar::value).orElse("");
    return script.contains("pipefail") || script.contains("PIPESTATUS");
  }

  private static void check(ToolUse use, FindingSink sink) {
    if (use instanceof ToolUse.ByCommand command
        && use.tool().isGate()
        && Mask.of(use).isEmpty()
        && isJudge(command)) {
      for (Enclosure at : command.enclosures()) {
        Pipeline pipeline = at.list().pipelines().get(at.pipeline());
        if (at.command() + 1 < pipeline.commands().size()) {
          sink.report(
              pipeline.span(),
              "the pipe to '%s' drops the result of %s"
                  .formatted(program(pipeline.commands().getLast()), use.tool().name()));
          return;
        }
      }
    }
  }

  /** In a condition the last command of a pipeline is asked on purpose. */
  private static boolean isJudge(ToolUse.ByCommand command) {
    return command.enclosures().stream()
        .allMatch(at -> at.list().role() == CommandList.Role.STATEMENT);
  }

  private static String program(Command command) {
    return switch (command) {
      case Command.Simple simple -> simple.program().value();
      case Command.Group _ -> "( ... )";
      case Command.Assignments assignments -> assignments.span().text();
    };
  }
}
