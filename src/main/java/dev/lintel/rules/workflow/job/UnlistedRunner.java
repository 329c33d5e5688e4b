package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.RunnerLabels;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Excerpt;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds labels of runners that are not GitHub's. Rationale and examples:
 * rules/workflow/unlisted-runner.md.
 */
public final class UnlistedRunner implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      for (YamlScalar label : job.runner().hosted()) {
        if (isUnlisted(label.value())) {
          sink.report(
              label.text().all(),
              "'%s' is no label of GitHub's runners, and 'self-hosted' does not stand beside it"
                  .formatted(Excerpt.of(label.text().all())));
        }
      }
    }
  }

  private static boolean isUnlisted(String label) {
    return !RunnerLabels.isKnown(label)
        && !RunnerLabels.isRemoved(label)
        && RunnerLabels.meant(label).isEmpty();
  }
}
