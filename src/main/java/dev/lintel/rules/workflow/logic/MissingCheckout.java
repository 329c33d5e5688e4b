package dev.lintel.rules.workflow.logic;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import java.util.Locale;

/**
 * Finds actions of the repository that are used before it is there. Rationale and examples:
 * rules/workflow/missing-checkout.md.
 */
public final class MissingCheckout implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    workflow.jobs().forEach(job -> check(job, sink));
  }

  private static void check(Job job, FindingSink sink) {
    for (Step step : job.steps()) {
      if (step.uses().filter(MissingCheckout::isInDirectory).isPresent()) {
        sink.report(
            step.uses().get().span(),
            "no step before this one checks the repository out, so that the action is not there");
        return;
      }
      if (mayFetch(step)) {
        return;
      }
    }
  }

  /** The form {@code $/path} is fetched by GitHub itself. */
  private static boolean isInDirectory(UsedCode used) {
    return used instanceof UsedCode.Local(var span) && span.text().startsWith("./");
  }

  /** An action of others may do anything; GitHub's own set tools up, but for the checkout. */
  private static boolean mayFetch(Step step) {
    if (step.uses().isPresent()) {
      return !(step.uses().get() instanceof UsedCode.InRepository used)
          || !used.slug().toLowerCase(Locale.ROOT).startsWith("actions/")
          || used.name().equalsIgnoreCase("checkout")
          || used.name().toLowerCase(Locale.ROOT).contains("download-artifact")
          || used.name().equalsIgnoreCase("cache");
    }
    return step.run().filter(run -> !isHarmless(run.value())).isPresent() || step.run().isEmpty();
  }

  /** A script of plain output fetches nothing. */
  private static boolean isHarmless(String script) {
    return script
        .lines()
        .map(String::strip)
        .allMatch(line ->
            line.isEmpty()
                || line.startsWith("#")
                || (line.startsWith("echo ") || line.startsWith("sudo apt-get "))
                    && !line.contains("git"));
  }
}
