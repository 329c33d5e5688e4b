package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.flow.MatrixValues;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds jobs on runners of one's own. Rationale and examples: rules/workflow/self-hosted-runner.md.
 */
public final class SelfHostedRunner implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      Optional<YamlEntry> runsOn = job.root().find("runs-on");
      if (runsOn.isPresent() && isOwn(job, runsOn.get())) {
        sink.report(
            runsOn.get().span(),
            "job '%s' leaves its traces on a runner of one's own".formatted(job.id()));
      }
    }
  }

  /** Groups hold larger runners of GitHub's too, but they are set up by the account. */
  private static boolean isOwn(Job job, YamlEntry runsOn) {
    return runsOn.value().mapping().filter(m -> m.find("group").isPresent()).isPresent()
        || job.runsOn().stream().anyMatch(label -> isOwn(job, label));
  }

  private static boolean isOwn(Job job, YamlScalar label) {
    return label.value().equals("self-hosted")
        || MatrixValues.of(job, label).stream()
            .anyMatch(value -> value.value().equals("self-hosted"));
  }
}
