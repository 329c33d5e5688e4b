package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.source.Glob;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds actions that the project's policy leaves out. Rationale and examples:
 * rules/workflow/forbidden-action.md.
 */
public final class ForbiddenAction implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    List<Glob> allowed = globs(sink.option("allow"));
    List<Glob> denied = globs(sink.option("deny"));
    if (allowed.isEmpty() && denied.isEmpty()) {
      return;
    }
    definition.uses().stream()
        .flatMap(use -> use.remote().stream())
        .filter(code -> isForbidden(code, allowed, denied))
        .forEach(code ->
            sink.report(code.span(), "the policy does not allow '%s'".formatted(code.slug())));
  }

  private static List<Glob> globs(String option) {
    return Stream.of(option.split(","))
        .map(pattern -> pattern.strip().toLowerCase(Locale.ROOT))
        .filter(pattern -> !pattern.isEmpty())
        .map(Glob::of)
        .toList();
  }

  private static boolean isForbidden(InRepository code, List<Glob> allowed, List<Glob> denied) {
    String slug = code.slug().toLowerCase(Locale.ROOT);
    String repository = (code.owner() + "/" + code.name()).toLowerCase(Locale.ROOT);
    boolean isAllowed =
        allowed.isEmpty()
            || allowed.stream().anyMatch(g -> g.matches(slug) || g.matches(repository));
    return !isAllowed || denied.stream().anyMatch(g -> g.matches(slug) || g.matches(repository));
  }
}
