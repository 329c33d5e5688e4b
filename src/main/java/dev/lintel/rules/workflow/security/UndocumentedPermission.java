package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Permissions;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Comment;
import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/**
 * Finds permissions that no comment explains. Rationale and examples:
 * rules/workflow/undocumented-permission.md.
 */
public final class UndocumentedPermission implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    workflow.permissions().ifPresent(permissions -> check(permissions, workflow, sink));
    for (Job job : workflow.jobs()) {
      job.permissions().ifPresent(permissions -> check(permissions, workflow, sink));
    }
  }

  private static void check(Permissions permissions, Workflow workflow, FindingSink sink) {
    List<YamlEntry> silent =
        permissions.scopes().stream()
            .filter(scope -> !isPlain(scope) && !isExplained(scope, workflow))
            .toList();
    if (silent.isEmpty()) {
      return;
    }
    YamlEntry first = silent.getFirst();
    Report report =
        sink.report(first.span(), "no comment says what needs '%s'".formatted(first.span().text()));
    silent
        .subList(1, silent.size())
        .forEach(other -> report.related(other.span(), "nor '%s'".formatted(other.span().text())));
  }

  /** Reading the repository explains itself, and a scope that is taken away needs no reason. */
  private static boolean isPlain(YamlEntry scope) {
    String level = scope.value().scalar().map(YamlScalar::value).orElse("");
    return level.equals("none") || level.equals("read") && scope.name().equals("contents");
  }

  private static boolean isExplained(YamlEntry scope, Workflow workflow) {
    SourceText source = scope.key().span().source();
    LineIndex lines = source.lines();
    int line = lines.lineAt(scope.key().span().start());
    return workflow.stream().comments().stream()
        .filter(comment -> lines.lineAt(comment.span().start()) == line)
        .map(Comment::text)
        .anyMatch(text -> text.chars().anyMatch(Character::isLetterOrDigit));
  }
}
