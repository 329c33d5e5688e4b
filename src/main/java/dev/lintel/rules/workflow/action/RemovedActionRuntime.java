package dev.lintel.rules.workflow.action;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.action.ActionCatalog;
import dev.lintel.model.workflow.action.ActionMetadata;
import dev.lintel.model.workflow.action.NodeRuntime;
import dev.lintel.model.workflow.action.UsedAction;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds releases of actions that ask for a runtime which runners no longer have. Rationale and
 * examples: rules/workflow/removed-action-runtime.md.
 */
public final class RemovedActionRuntime implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    Map<String, List<UsedAction>> byText = new LinkedHashMap<>();
    for (UsedAction use : project.repositoryCode().uses()) {
      if (use.code() instanceof UsedCode.InRepository && isRemoved(use)) {
        byText
            .computeIfAbsent(use.path() + "\n" + use.place().value(), _ -> new ArrayList<>())
            .add(use);
      }
    }
    byText.values().forEach(uses -> report(uses, sink));
  }

  /** Older releases ask for nothing newer. */
  private static boolean isRemoved(UsedAction use) {
    return use.metadata()
        .filter(metadata -> metadata.relation() != ActionMetadata.Relation.NEWER)
        .flatMap(metadata -> NodeRuntime.of(metadata.runtime()))
        .filter(NodeRuntime::isRemoved)
        .isPresent();
  }

  /** One finding for all uses of one text, since one search and replace repairs them. */
  private static void report(List<UsedAction> uses, FindingSink sink) {
    UsedAction first = uses.getFirst();
    ActionMetadata metadata = first.metadata().orElseThrow();
    UsedCode.InRepository code = (UsedCode.InRepository) first.code();
    String newest =
        ActionCatalog.newest(code.slug())
            .map("; the newest release here known is '%s'"::formatted)
            .orElse("");
    Report report =
        sink.report(
            code.span(),
            "'%s' asks for %s, which runners no longer have%s"
                .formatted(metadata.name(), metadata.runtime(), newest));
    for (UsedAction other : uses.subList(1, uses.size())) {
      report.related(other.code().span(), "used here too");
    }
  }
}
