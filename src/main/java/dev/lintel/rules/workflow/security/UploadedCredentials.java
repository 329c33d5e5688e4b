package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds artifacts that carry the token of a checkout. Rationale and examples:
 * rules/workflow/uploaded-credentials.md.
 */
public final class UploadedCredentials implements DefinitionRule {
  /** Paths that take in the working copy as a whole. */
  private static final Set<String> WHOLE =
      Set.of(".", "./", "*", "./*", "**", "./**", "**/*", "./**/*", ".git", ".git/", "./.git");

  /** From this major version on the token is kept outside of the working copy. */
  private static final int SEPARATE_SINCE = 6;

  @Override
  public void check(Definition definition, FindingSink sink) {
    List<StepSite> steps = definition.steps();
    for (int i = 0; i < steps.size(); i++) {
      StepSite upload = steps.get(i);
      if (takesWholeCopy(definition.stream(), upload)) {
        steps.subList(0, i).stream()
            .filter(step -> PersistedCredentials.isSameJob(step, upload))
            .filter(step -> leavesTokenInside(definition.stream(), step))
            .findFirst()
            .ifPresent(checkout -> report(upload, checkout, sink));
      }
    }
  }

  private static void report(StepSite upload, StepSite checkout, FindingSink sink) {
    sink.report(
            upload.step().input("path").map(YamlEntry::span).orElseThrow(),
            "the artifact holds '.git/config', and in it the token of the checkout")
        .related(checkout.step().uses().orElseThrow().span(), "the checkout leaves it there");
  }

  private static boolean leavesTokenInside(YamlStream stream, StepSite step) {
    return PersistedCredentials.persists(step)
        && step.step().input("path").isEmpty()
        && step.step().uses().orElseThrow() instanceof InRepository code
        && VersionComment.major(stream, code).filter(major -> major >= SEPARATE_SINCE).isEmpty();
  }

  /** Since 4.4 hidden files, and so .git, are left out unless asked for. */
  private static boolean takesWholeCopy(YamlStream stream, StepSite step) {
    if (step.action().filter("actions/upload-artifact"::equals).isEmpty()
        || !(step.step().uses().orElseThrow() instanceof InRepository code)) {
      return false;
    }
    boolean isWhole =
        step.inputText("path").stream()
            .flatMap(String::lines)
            .map(line -> line.strip().toLowerCase(Locale.ROOT))
            .map(line -> line.replaceAll("\\$\\{\\{\\s*github\\.workspace\\s*}}/?", "./"))
            .anyMatch(WHOLE::contains);
    boolean isHidden =
        step.inputText("include-hidden-files").filter("true"::equalsIgnoreCase).isPresent();
    boolean isOld = VersionComment.major(stream, code).filter(major -> major < 4).isPresent();
    return isWhole && (isHidden || isOld);
  }
}
