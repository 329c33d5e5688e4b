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
      entry.owner().root().items("replacements").stream()
          .flatMap(item -> item.mapping().stream())
          .flatMap(replacement -> replacement.items("targets").stream())
          .flatMap(item -> item.mapping().stream())
          .flatMap(target -> target.mapping("select").stream())
          .filter(select -> select.span().equals(entry.place()))
          .filter(select -> !Placeholder.isIn(select.span().text()))
          .map(SelectedObjects::new)
          .forEach(selected ->
              sink.report(
                  selected.place(),
                  "no object of %s in what is built, so nothing is replaced there%s"
                      .formatted(selected.title(), selected.hint(entry.objects()))));
    }
  }
}
