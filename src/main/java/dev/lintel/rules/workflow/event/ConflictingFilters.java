package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.FilterPattern;
import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.List;

/**
 * Finds events with a filter and its opposite. Rationale and examples:
 * rules/workflow/conflicting-filters.md.
 */
public final class ConflictingFilters implements WorkflowRule {
  private static final String OPPOSITE = "-ignore";

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Trigger trigger : workflow.triggers()) {
      List<YamlEntry> filters = FilterPattern.filters(trigger);
      for (YamlEntry filter : filters) {
        filters.stream()
            .filter(other -> other.name().equals(filter.name() + OPPOSITE))
            .findFirst()
            .ifPresent(opposite -> report(trigger, filter, opposite, sink));
      }
    }
  }

  private static void report(
      Trigger trigger, YamlEntry filter, YamlEntry opposite, FindingSink sink) {
    boolean isInOrder = filter.span().start() < opposite.span().start();
    YamlEntry second = isInOrder ? opposite : filter;
    YamlEntry first = isInOrder ? filter : opposite;
    sink.report(
            second.key().span(),
            "'%s' of '%s' cannot stand beside '%s'; '%s' takes patterns with '!' too"
                .formatted(second.name(), trigger.event(), first.name(), filter.name()))
        .related(first.key().span(), "the other filter");
  }
}
