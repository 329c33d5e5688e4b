package dev.lintel.rules.workflow;

import dev.lintel.finding.Reason;
import dev.lintel.model.workflow.EmbeddedScript;
import dev.lintel.model.workflow.FreeTextContexts.Author;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Interpolation;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds foreign text that is pasted into a script. Rationale and examples:
 * rules/workflow/template-injection.md.
 */
public final class TemplateInjection implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    // Steps that share a script by an anchor share its findings.
    Set<Span> reported = new HashSet<>();
    for (Job job : workflow.jobs()) {
      for (Step step : job.steps()) {
        ForeignText foreign = new ForeignText(workflow, job, step);
        for (Interpolation script : EmbeddedScript.of(step)) {
          foreign.in(script).stream()
              .filter(found -> reported.add(found.value().span().resolved()))
              .forEach(found -> report(found, sink));
        }
      }
    }
  }

  private static void report(ForeignText.Found found, FindingSink sink) {
    Expression value = found.value();
    Report report =
        sink.report(
            value.span(),
            "'%s' becomes part of the script, and %s may write it"
                .formatted(value.span().text(), who(found.author())));
    if (found.author() == Author.WRITERS) {
      report.lowered(Reason.WRITE_ACCESS);
    }
    for (Expression step : found.way()) {
      report.step(step.span(), "'%s' is passed on".formatted(step.span().text()));
    }
  }

  private static String who(Author author) {
    return switch (author) {
      case ANYONE -> "anyone";
      case WRITERS -> "anyone with write access";
    };
  }
}
