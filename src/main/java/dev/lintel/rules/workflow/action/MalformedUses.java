package dev.lintel.rules.workflow.action;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds steps whose {@code uses:} names no action in any form. Rationale and examples:
 * rules/workflow/malformed-uses.md.
 */
public final class MalformedUses implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (Workflow workflow : project.workflows()) {
      for (Job job : workflow.jobs()) {
        check(job.steps(), sink);
      }
    }
    for (ActionDefinition action : project.actions()) {
      check(action.steps(), sink);
    }
  }

  private static void check(List<Step> steps, FindingSink sink) {
    for (Step step : steps) {
      Optional<YamlScalar> uses = step.root().get("uses").flatMap(YamlNode::scalar);
      uses.filter(text -> !text.value().isBlank())
          .flatMap(MalformedUses::problem)
          .ifPresent(problem -> sink.report(uses.get().text().all(), problem));
    }
  }

  /** What is wrong with an expression is not known here. */
  private static Optional<String> problem(YamlScalar scalar) {
    String uses = scalar.value();
    if (uses.contains("${{") || uses.startsWith("./")) {
      return Optional.empty();
    }
    if (uses.startsWith("$/")) {
      return uses.chars().skip(1).allMatch(c -> c == '/')
          ? Optional.of("'%s' names no path behind the repository".formatted(uses))
          : Optional.empty();
    }
    if (uses.startsWith("docker://")) {
      return imageProblem(uses);
    }
    if (uses.startsWith("../") || uses.startsWith("/") || uses.startsWith(".github/")) {
      return Optional.of(
          "'%s' is no action: a path in this repository starts with './'".formatted(uses));
    }
    int at = uses.indexOf('@');
    if (at < 0 && uses.indexOf('/') > 0) {
      return Optional.of(
          "'%s' names no version: write '%s@REF' with a tag, branch or commit"
              .formatted(uses, uses));
    }
    boolean isInOnePart = at > 0 && uses.chars().noneMatch(Character::isWhitespace);
    return isInOnePart && UsedCode.of(scalar).isPresent()
        ? Optional.empty()
        : Optional.of(
            "'%s' is no action: accepted are owner/repo@ref, owner/repo/path@ref, ./path,"
                    .formatted(uses)
                + " docker://image");
  }

  private static Optional<String> imageProblem(String uses) {
    String image = uses.substring("docker://".length());
    if (image.isEmpty() || image.chars().anyMatch(Character::isWhitespace)) {
      return Optional.of("'%s' names no image".formatted(uses));
    }
    return image.endsWith(":")
        ? Optional.of("'%s' has no tag behind its colon".formatted(uses))
        : Optional.empty();
  }
}
