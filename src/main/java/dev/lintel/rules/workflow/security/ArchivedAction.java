package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.DataTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds actions of repositories that nobody maintains. Rationale and examples:
 * rules/workflow/archived-action.md.
 */
public final class ArchivedAction implements DefinitionRule {
  private static final Set<String> ARCHIVED =
      new HashSet<>(DataTable.rows("rules/workflow/archived-actions.txt"));

  @Override
  public void check(Definition definition, FindingSink sink) {
    Map<String, Report> reports = new HashMap<>();
    for (Definition.Use use : definition.uses()) {
      use.remote()
          .filter(code -> ARCHIVED.contains(repository(code).toLowerCase(Locale.ROOT)))
          .ifPresent(code -> report(code, reports, sink));
    }
  }

  /** Whoever replaces an action replaces it in the whole file. */
  private static void report(InRepository code, Map<String, Report> reports, FindingSink sink) {
    Report known = reports.get(code.slug());
    if (known != null) {
      known.related(code.span(), "used here too");
      return;
    }
    reports.put(
        code.slug(),
        sink.report(
            code.span(),
            "'%s' is archived: nobody repairs it any more".formatted(repository(code))));
  }

  private static String repository(InRepository code) {
    return code.owner() + "/" + code.name();
  }
}
