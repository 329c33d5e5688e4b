package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds reusable workflows of other repositories that get every secret. Rationale and examples:
 * rules/workflow/inherited-secrets.md.
 */
public final class InheritedSecrets implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      Optional<YamlEntry> inherit =
          job.root()
              .find("secrets")
              .filter(entry ->
                  entry
                      .value()
                      .scalar()
                      .map(YamlScalar::value)
                      .filter("inherit"::equals)
                      .isPresent());
      if (inherit.isPresent()
          && job.uses().isPresent()
          && job.uses().get() instanceof UsedCode.InRepository code) {
        sink.report(
                inherit.get().span(),
                "'%s' gets every secret of this repository".formatted(code.slug()))
            .related(code.span(), "the workflow that is called");
      }
    }
  }
}
