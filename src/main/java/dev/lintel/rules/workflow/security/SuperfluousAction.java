package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.source.DataTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds actions that do what is on every runner. Rationale and examples:
 * rules/workflow/superfluous-action.md.
 */
public final class SuperfluousAction implements DefinitionRule {
  /** What does the same, by the action's slug in lower case. */
  private static final Map<String, String> INSTEAD = new HashMap<>();

  static {
    for (String row : DataTable.rows("rules/workflow/superfluous-actions.txt")) {
      int blank = row.indexOf(' ');
      INSTEAD.put(row.substring(0, blank), row.substring(blank + 1));
    }
  }

  @Override
  public void check(Definition definition, FindingSink sink) {
    for (Definition.Use use : definition.uses().stream().toList()) {
      Optional<InRepository> code = use.remote();
      Optional<String> instead = code.map(c -> INSTEAD.get(c.slug().toLowerCase(Locale.ROOT)));
      instead.ifPresent(what ->
          sink.report(
              code.get().span(),
              "'%s' does what %s does without the code of others"
                  .formatted(code.get().slug(), what)));
    }
  }
}
