package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;

/**
 * Finds declared secrets that have the name of the token. Rationale and examples:
 * rules/workflow/reserved-secret.md.
 */
public final class ReservedSecret implements WorkflowRule {
  private static final String TOKEN = "github_token";

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    List<YamlEntry> secrets =
        workflow
            .root()
            .mapping("on", "workflow_call", "secrets")
            .map(YamlMapping::entries)
            .orElse(List.of());
    for (YamlEntry secret : secrets) {
      if (secret.name().equalsIgnoreCase(TOKEN)) {
        sink.report(
            secret.key().span(),
            "'%s' is the token that every run has; a secret of 'workflow_call' needs another name"
                .formatted(secret.name()));
      }
    }
  }
}
