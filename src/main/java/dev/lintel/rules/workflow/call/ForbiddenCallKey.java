package dev.lintel.rules.workflow.call;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.Set;

/**
 * Finds keys of jobs with steps in jobs that call a workflow, and the other way round. Rationale
 * and examples: rules/workflow/forbidden-call-key.md.
 */
public final class ForbiddenCallKey implements WorkflowRule {
  /**
   * Source: the schema {@code job-factory} of the npm package {@code @actions/workflow-parser}
   * 0.3.61, less what {@code workflow-job} has too; read 2026-11-27.
   */
  private static final Set<String> OF_STEPS =
      Set.of(
          "cancel-timeout-minutes",
          "container",
          "continue-on-error",
          "defaults",
          "env",
          "environment",
          "outputs",
          "runs-on",
          "services",
          "snapshot",
          "steps",
          "timeout-minutes");

  private static final Set<String> OF_CALLS = Set.of("secrets", "with");

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      boolean isCall = job.root().find("uses").isPresent();
      for (YamlEntry entry : job.root().entries()) {
        if ((isCall ? OF_STEPS : OF_CALLS).contains(entry.name())) {
          sink.report(
              entry.key().span(),
              isCall
                  ? "a job that calls a workflow has no '%s': the called one's jobs have it"
                      .formatted(entry.name())
                  : "only a job that calls a workflow has '%s', and this one has no 'uses'"
                      .formatted(entry.name()));
        }
      }
    }
  }
}
