package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.FilterPattern;
import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Excerpt;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.List;
import java.util.Optional;

/**
 * Finds patterns of filters that can match nothing. Rationale and examples:
 * rules/workflow/idle-pattern.md.
 */
public final class IdlePattern implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Trigger trigger : workflow.triggers()) {
      for (YamlEntry entry : FilterPattern.filters(trigger)) {
        check(trigger, entry, FilterPattern.all(entry), sink);
      }
    }
  }

  private static void check(
      Trigger trigger, YamlEntry entry, List<FilterPattern> patterns, FindingSink sink) {
    boolean areAllNegated = patterns.stream().allMatch(FilterPattern::isNegated);
    if (areAllNegated && !patterns.isEmpty() && hasNoOther(entry, patterns)) {
      sink.report(
          entry.key().span(),
          "every pattern of '%s' is negated, so '%s' never starts the workflow; write '%s-ignore' without '!', or a pattern to take from"
              .formatted(entry.name(), trigger.event(), entry.name()));
      return;
    }
    for (FilterPattern pattern : patterns) {
      reason(pattern)
          .ifPresent(reason ->
              sink.report(
                  pattern.text().text().all(),
                  "'%s' matches nothing: %s"
                      .formatted(Excerpt.of(pattern.text().text().all()), reason)));
    }
  }

  /** What a template fills in may be a pattern to take from; so may a negated one of an ignore. */
  private static boolean hasNoOther(YamlEntry entry, List<FilterPattern> patterns) {
    int written = entry.value().sequence().map(list -> list.items().size()).orElse(1);
    return written == patterns.size() && !entry.name().endsWith("-ignore");
  }

  private static Optional<String> reason(FilterPattern pattern) {
    String body = pattern.body();
    return switch (pattern.subject()) {
      case REF ->
          body.startsWith("refs/heads/") || body.startsWith("refs/tags/")
              ? Optional.of("names are compared without 'refs/heads/' or 'refs/tags/'")
              : Optional.empty();
      case PATH -> {
        if (body.startsWith("/")) {
          yield Optional.of("paths start at the root of the repository, without '/'");
        }
        yield body.endsWith("/")
            ? Optional.of("only files have paths; what is below a directory ends with '/**'")
            : Optional.empty();
      }
    };
  }
}
