package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.Set;

/**
 * Finds targets of replacements that select nothing. Rationale and examples:
 * rules/kustomize/idle-replacement.md.
 */
public final class IdleReplacement implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (IdleEntry entry : IdleEntry.of(project, Set.of("ReplacementTransformer"))) {
      if (!Placeholder.isIn(entry.item().span().text())) {
        SelectedObjects selected = new SelectedObjects(entry.item());
        sink.report(
            selected.place(),
            "no object of %s in what is built, so nothing is replaced there%s"
                .formatted(selected.title(), selected.hint(entry.objects())));
      }
    }
  }
}
