package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds tokens of GitHub Apps that may do more than they are made for. Rationale and examples:
 * rules/workflow/broad-app-token.md.
 */
public final class BroadAppToken implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    for (StepSite site : definition.steps()) {
      if (site.action().filter("actions/create-github-app-token"::equals).isPresent()) {
        check(site, sink);
      }
    }
  }

  /**
   * All three are inputs of one step, so one finding holds what is missing and what is too much.
   */
  private static void check(StepSite site, FindingSink sink) {
    Map<Span, String> faults = new LinkedHashMap<>();
    boolean namesPermissions =
        site.step().with().map(YamlMapping::entries).orElse(List.of()).stream()
            .anyMatch(entry -> entry.name().startsWith("permission-"));
    if (!namesPermissions) {
      faults.put(
          site.step().uses().orElseThrow().span(),
          "the token may do all that the app may; no 'permission-' input limits it");
    }
    site.step()
        .input("owner")
        .filter(_ -> site.step().input("repositories").isEmpty())
        .map(YamlEntry::span)
        .ifPresent(owner ->
            faults.put(owner, "without 'repositories' the token holds for all of the owner's"));
    site.step()
        .input("skip-token-revoke")
        .filter(_ -> site.inputText("skip-token-revoke").filter("true"::equals).isPresent())
        .map(YamlEntry::span)
        .ifPresent(skip -> faults.put(skip, "the token stays valid after the job has ended"));
    Report report = null;
    for (Map.Entry<Span, String> fault : faults.entrySet()) {
      if (report == null) {
        report = sink.report(fault.getKey(), fault.getValue());
      } else {
        report.related(fault.getKey(), fault.getValue());
      }
    }
  }
}
