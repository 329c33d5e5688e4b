package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;

/**
 * Finds packages that an action installs into the runner's own Python. Rationale and examples:
 * rules/workflow/pip-install-input.md.
 */
public final class PipInstallInput implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    for (StepSite site : definition.steps()) {
      if (site.action().filter("actions/setup-python"::equals).isPresent()) {
        site.step()
            .input("pip-install")
            .ifPresent(entry ->
                sink.report(
                    entry.span(),
                    "the packages go into the runner's own Python, outside of any environment or"
                        + " lock"));
      }
    }
  }
}
