package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds actions that the project's policy leaves out. Rationale and examples:
 * rules/workflow/forbidden-action.md.
 */
public final class ForbiddenAction implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    List<UsePattern> allowed = patterns(sink.option("allow"));
    List<UsePattern> denied = patterns(sink.option("deny"));
    definition.uses().stream()
        .flatMap(use -> use.remote().stream())
        .filter(code -> isForbidden(code, allowed, denied))
        .forEach(code ->
            sink.report(code.span(), "the policy does not allow '%s'".formatted(code.slug())));
  }

  private static List<UsePattern> patterns(String option) {
    return Stream.of(option.split(","))
        .map(String::strip)
        .filter(pattern -> !pattern.isEmpty())
        .map(UsePattern::of)
        .toList();
  }

  private static boolean isForbidden(
      InRepository code, List<UsePattern> allowed, List<UsePattern> denied) {
    return allowed.stream().noneMatch(pattern -> pattern.covers(code))
        || denied.stream().anyMatch(pattern -> pattern.covers(code));
  }
}
