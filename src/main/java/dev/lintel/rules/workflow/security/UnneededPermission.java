package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.List;
import java.util.Optional;

/**
 * Finds scopes that a job may write and no step of it needs. Rationale and examples:
 * rules/workflow/unneeded-permission.md.
 */
public final class UnneededPermission implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    for (Job job : definition.jobs()) {
      List<YamlEntry> writable = job.permissions().map(own -> own.writable()).orElse(List.of());
      if (writable.isEmpty()) {
        continue;
      }
      Optional<NeededPermissions> needs = NeededPermissions.of(definition, job);
      List<YamlEntry> unneeded =
          needs.stream()
              .flatMap(known -> writable.stream().filter(scope -> isUnneeded(scope, known)))
              .toList();
      if (!unneeded.isEmpty()) {
        report(unneeded, job, sink);
      }
    }
  }

  /** Any script may ask for the identity of its job. */
  private static boolean isUnneeded(YamlEntry scope, NeededPermissions needs) {
    return !scope.name().equals("id-token") && needs.leavesOut(scope.name());
  }

  private static void report(List<YamlEntry> unneeded, Job job, FindingSink sink) {
    YamlEntry first = unneeded.getFirst();
    Report report =
        sink.report(
            first.span(),
            "no step of job '%s' needs '%s: write'".formatted(job.id(), first.name()));
    unneeded
        .subList(1, unneeded.size())
        .forEach(other -> report.related(other.span(), "nor '%s: write'".formatted(other.name())));
  }
}
