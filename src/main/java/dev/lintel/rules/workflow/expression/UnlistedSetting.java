package dev.lintel.rules.workflow.expression;

import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.PlacedExpression;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds variables and secrets that are not among those that there are. Rationale and examples:
 * rules/workflow/unlisted-setting.md.
 */
public final class UnlistedSetting implements WorkflowRule {
  private static final String ANY = "*";
  private static final String TOKEN = "github_token";

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    String variables = sink.option("variables");
    String secrets = sink.option("secrets");
    if (variables.equals(ANY) && secrets.equals(ANY)) {
      return;
    }
    List<Kind> kinds = new ArrayList<>();
    if (!variables.equals(ANY)) {
      kinds.add(new Kind("vars", "configuration variable", names(variables)));
    }
    if (!secrets.equals(ANY)) {
      Set<String> known = names(secrets);
      workflow
          .root()
          .mapping("on", "workflow_call", "secrets")
          .map(YamlMapping::entries)
          .orElse(List.of())
          .forEach((YamlEntry entry) -> known.add(entry.name()));
      kinds.add(new Kind("secrets", "secret", known));
    }
    for (PlacedExpression placed :
        PlacedExpression.in(
            Definition.of(workflow),
            text -> kinds.stream().anyMatch(kind -> text.contains(kind.context())))) {
      placed.tree().descendants().forEach(part -> kinds.forEach(kind -> kind.check(part, sink)));
    }
  }

  private static Set<String> names(String option) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Stream.of(option.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    return names;
  }

  /**
   * @param known without regard to case
   */
  private record Kind(String context, String word, Set<String> known) {
    void check(Expression part, FindingSink sink) {
      switch (part) {
        case Expression.Property property when isContext(property.target()) ->
            check(property.nameSpan(), property.name(), sink);
        case Expression.Index(_, Expression target, Expression.StringLiteral(Span span, String key))
            when isContext(target) ->
            check(span, key, sink);
        default -> {}
      }
    }

    private boolean isContext(Expression target) {
      return target instanceof Expression.Context(_, String name) && name.equalsIgnoreCase(context);
    }

    private void check(Span place, String name, FindingSink sink) {
      if (known.contains(name) || name.toLowerCase(Locale.ROOT).equals(TOKEN)) {
        return;
      }
      String hint = known.isEmpty() ? "; the list is empty" : Spelling.hint(name, known);
      sink.report(place, "the list has no %s '%s'%s".formatted(word, name, hint));
    }
  }
}
