package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.PlacedExpression;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds jobs that use secrets and have no environment. Rationale and examples:
 * rules/workflow/secret-outside-environment.md.
 */
public final class SecretOutsideEnvironment implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    Set<String> allowed = Set.of(sink.option("allow").split("\\s*,\\s*"));
    Map<Span, List<Expression>> byJob = new LinkedHashMap<>();
    for (PlacedExpression placed :
        PlacedExpression.in(definition, text -> text.contains("secrets"))) {
      Optional<Job> job = placed.job().filter(j -> j.root().find("environment").isEmpty());
      // The reusable workflow that a job calls names the environment.
      job.filter(j -> j.root().find("uses").isEmpty())
          .ifPresent(j ->
              placed.tree().descendants().stream()
                  .filter(part -> isSecret(part, allowed))
                  .forEach(
                      part -> byJob.computeIfAbsent(j.span(), _ -> new ArrayList<>()).add(part)));
    }
    byJob.forEach((job, secrets) -> report(job, secrets, sink));
  }

  private static boolean isSecret(Expression part, Set<String> allowed) {
    return ContextPath.of(part)
        .map(ContextPath::segments)
        .filter(path -> path.size() == 2 && path.getFirst().equals("secrets"))
        .filter(path -> !path.getLast().equals("github_token"))
        .filter(path -> allowed.stream().noneMatch(path.getLast()::equalsIgnoreCase))
        .isPresent();
  }

  private static void report(Span job, List<Expression> secrets, FindingSink sink) {
    Span first = secrets.getFirst().span();
    Report report =
        sink.report(
                first,
                "job '%s' uses '%s' and has no environment that guards it"
                    .formatted(job.text(), first.text()))
            .related(job, "the job");
    secrets
        .subList(1, secrets.size())
        .forEach(other -> report.related(other.span(), "'%s' too".formatted(other.span().text())));
  }
}
