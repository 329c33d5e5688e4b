package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.Set;

/**
 * Finds patches whose target selects nothing. Rationale and examples:
 * rules/kustomize/idle-patch.md.
 */
public final class IdlePatch implements ProjectRule {
  private static final Set<String> TRANSFORMERS =
      Set.of("PatchTransformer", "PatchJson6902Transformer");

  @Override
  public void check(Project project, FindingSink sink) {
    for (IdleEntry entry : IdleEntry.of(project, TRANSFORMERS)) {
      entry
          .item()
          .mapping("target")
          .filter(selector -> !Placeholder.isIn(selector.span().text()))
          .map(SelectedObjects::new)
          .ifPresent(selected ->
              sink.report(
                  selected.place(),
                  "no object of %s in what is built, so the patch changes nothing%s"
                      .formatted(selected.title(), selected.hint(entry.objects()))));
    }
  }
}
