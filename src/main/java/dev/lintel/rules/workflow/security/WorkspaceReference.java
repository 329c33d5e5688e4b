package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import java.util.List;

/**
 * Finds local code that is taken from wherever the job checked something out. Rationale and
 * examples: rules/workflow/workspace-reference.md.
 */
public final class WorkspaceReference implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    List<Span> places =
        definition.uses().stream()
            .map(Definition.Use::code)
            .filter(UsedCode.Local.class::isInstance)
            .map(UsedCode::span)
            // The root of the repository has no path that could stand behind '$/'.
            .filter(span -> span.text().startsWith("./") && span.length() > 2)
            .toList();
    if (!places.isEmpty()) {
      Span first = places.getFirst();
      Report report =
          sink.report(
              first,
              "'%s' is whatever the job has checked out; '$/' is this repository at this commit"
                  .formatted(first.text()));
      places
          .subList(1, places.size())
          .forEach(other -> report.related(other, "'%s' too".formatted(other.text())));
    }
  }
}
