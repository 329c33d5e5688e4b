package dev.lintel.rules.workflow.action;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.action.Retirement;
import dev.lintel.model.workflow.action.UsedAction;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds releases of actions whose service is shut down. Rationale and examples:
 * rules/workflow/retired-action.md.
 */
public final class RetiredAction implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    Map<String, Report> reports = new HashMap<>();
    for (UsedAction use : project.repositoryCode().uses()) {
      if (use.code() instanceof InRepository code && use.version().isPresent()) {
        String version = use.version().get();
        Optional<Retirement> end = Retirement.find(code.slug(), version);
        if (end.isPresent()) {
          report(use, code, version, end.get(), reports, sink);
        }
      }
    }
  }

  /** One finding for all uses of one text in a file: one search and replace repairs them. */
  private static void report(
      UsedAction use,
      InRepository code,
      String version,
      Retirement end,
      Map<String, Report> reports,
      FindingSink sink) {
    String key = use.path() + "\n" + code.span().text();
    Report known = reports.get(key);
    if (known != null) {
      known.related(code.span(), "used here too");
      return;
    }
    reports.put(
        key,
        sink.report(
            code.span(),
            "GitHub fails every job with '%s@%s' since %s; go to '%s' or newer"
                .formatted(code.slug(), version, end.date(), end.successor())));
  }
}
