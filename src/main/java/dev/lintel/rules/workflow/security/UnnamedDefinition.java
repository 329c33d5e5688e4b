package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds workflows, jobs and actions without a name. Rationale and examples:
 * rules/workflow/unnamed-definition.md.
 */
public final class UnnamedDefinition implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    List<Span> places = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    // To an action GitHub's grammar asks for a name.
    if (definition.workflow().isPresent() && definition.root().find("name").isEmpty()) {
      places.add(definition.place());
      messages.add("the workflow has no name");
    }
    definition.jobs().stream()
        .filter(job -> job.root().find("name").isEmpty())
        .forEach(job -> {
          places.add(job.span());
          messages.add("job '%s' has no name".formatted(job.id()));
        });
    if (!places.isEmpty()) {
      Report report = sink.report(places.getFirst(), messages.getFirst());
      for (int i = 1; i < places.size(); i++) {
        report.related(places.get(i), messages.get(i));
      }
    }
  }
}
