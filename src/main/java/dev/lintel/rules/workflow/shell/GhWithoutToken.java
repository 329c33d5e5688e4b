package dev.lintel.rules.workflow.shell;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.ScriptStep;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds uses of GitHub's command line without a token. Rationale and examples:
 * rules/workflow/gh-without-token.md.
 */
public final class GhWithoutToken implements DefinitionRule {
  /** Subcommands that ask GitHub nothing, or are given a token in another way. */
  private static final Set<String> OFFLINE =
      Set.of("version", "--version", "help", "--help", "completion", "config", "alias", "auth");

  private static final List<String> TOKENS = List.of("GH_TOKEN", "GITHUB_TOKEN", "GH_CONFIG_DIR");

  @Override
  public void check(Definition definition, FindingSink sink) {
    List<ScriptStep> steps = definition.scriptsWith("gh ");
    for (Job job : definition.jobs()) {
      if (isOnHostedRunner(job) && !mayBeLoggedIn(job)) {
        steps.stream()
            .filter(step -> step.job().filter(job::equals).isPresent())
            .filter(step -> !hasToken(step))
            .flatMap(step -> firstUse(step).stream())
            .findFirst()
            .ifPresent(use -> report(use, sink));
      }
    }
  }

  /** A machine of one's own may have been logged in for good. */
  private static boolean isOnHostedRunner(Job job) {
    return !job.runsOn().isEmpty()
        && job.runsOn().stream()
            .map(label -> label.value().toLowerCase(Locale.ROOT))
            .allMatch(label ->
                List.of("ubuntu-", "macos-", "windows-").stream().anyMatch(label::startsWith));
  }

  /** A step may log in, or put a token into the environment of those behind it. */
  private static boolean mayBeLoggedIn(Job job) {
    return job.steps().stream().anyMatch(GhWithoutToken::mayLogIn);
  }

  private static boolean mayLogIn(Step step) {
    String run = step.run().map(YamlScalar::value).orElse("");
    String action = step.root().text("uses").orElse("").toLowerCase(Locale.ROOT);
    return run.contains("gh auth")
        || run.contains("GITHUB_ENV") && TOKENS.stream().anyMatch(run::contains)
        || action.startsWith("./")
        || List.of("gh-", "-gh", "github-cli").stream().anyMatch(action::contains);
  }

  /** An environment that an expression makes may hold anything. */
  private static boolean hasToken(ScriptStep step) {
    String script = step.run().value();
    return TOKENS.stream().anyMatch(script::contains)
        || script.contains("GH_ENTERPRISE_TOKEN")
        || step.environments().stream().anyMatch(GhWithoutToken::mayHoldToken);
  }

  private static boolean mayHoldToken(YamlNode environment) {
    Optional<YamlMapping> mapping = environment.mapping();
    return mapping.isEmpty()
        || mapping.get().keys().stream()
            .anyMatch(key ->
                TOKENS.contains(key)
                    || key.equals("GH_ENTERPRISE_TOKEN")
                    || key.equals("GITHUB_ENTERPRISE_TOKEN")
                    || key.contains("${{"));
  }

  private static Optional<Command.Simple> firstUse(ScriptStep step) {
    return step.script().stream()
        .flatMap(script -> script.nestedCommands().stream())
        .filter(GhWithoutToken::asksGithub)
        .findFirst();
  }

  private static boolean asksGithub(Command.Simple command) {
    Invocation invocation = Invocation.of(command);
    return invocation.program().equals("gh")
        && !invocation.arguments().isEmpty()
        && !OFFLINE.contains(invocation.arguments().getFirst().value())
        && !invocation.hasArgument("--help");
  }

  private static void report(Command.Simple use, FindingSink sink) {
    sink.report(
        use.program().span().to(use.words().get(Math.min(1, use.words().size() - 1)).span()),
        "'gh' has no token here: the step's environment sets no GH_TOKEN");
  }
}
