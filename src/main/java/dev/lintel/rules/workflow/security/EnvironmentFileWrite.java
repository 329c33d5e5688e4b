package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.Pipeline;
import dev.lintel.syntax.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds privileged runs that write what is not fixed into the environment of later steps. Rationale
 * and examples: rules/workflow/environment-file-write.md.
 */
public final class EnvironmentFileWrite implements WorkflowRule {
  private static final Set<String> PRINTERS = Set.of("echo", "printf");

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    Definition definition = Definition.of(workflow);
    if (!definition.isStartedBy(Set.of("pull_request_target", "workflow_run", "issue_comment"))) {
      return;
    }
    for (StepSite site : definition.steps()) {
      if (site.step().run().filter(run -> run.value().contains("GITHUB_")).isPresent()) {
        site.pipelines().forEach(pipeline -> check(site, pipeline, sink));
      }
    }
  }

  /** What comes first in a pipeline is what is written. */
  private static void check(StepSite site, Pipeline pipeline, FindingSink sink) {
    List<Command.Simple> commands =
        pipeline.commands().stream()
            .filter(Command.Simple.class::isInstance)
            .map(Command.Simple.class::cast)
            .toList();
    if (commands.isEmpty() || isFixed(commands.getFirst())) {
      return;
    }
    commands.stream()
        .flatMap(command -> file(command).stream())
        .findFirst()
        .ifPresent(file ->
            sink.report(
                    pipeline.span(),
                    "what goes into %s is not fixed, and the run is open to strangers"
                        .formatted(file))
                .related(
                    site.step().root().find("run").orElseThrow().key().span(), "in this script"));
  }

  /** Gives the file that a command appends to, be it by redirection or by tee. */
  private static Optional<String> file(Command.Simple command) {
    boolean isTee = command.program().value().equals("tee");
    return Set.of("GITHUB_ENV", "GITHUB_PATH").stream()
        .filter(name ->
            command.targets().stream().anyMatch(target -> target.value().contains(name))
                || isTee
                    && command.arguments().stream().anyMatch(word -> word.value().contains(name)))
        .sorted()
        .findFirst();
  }

  private static boolean isFixed(Command.Simple command) {
    return PRINTERS.contains(command.program().value())
        && command.arguments().stream().allMatch(word -> word.isLiteral() || isOwn(word));
  }

  /** A path below the runner's own directories is fixed too. */
  private static boolean isOwn(Word word) {
    String rest =
        word.value()
            .replaceAll("\\$\\{?(HOME|GITHUB_WORKSPACE|RUNNER_TEMP|RUNNER_TOOL_CACHE|PWD)\\b}?", "")
            .replaceAll("\\$\\{\\{\\s*(github\\.workspace|runner\\.temp)\\s*}}", "");
    return rest.indexOf('$') < 0 && rest.indexOf('`') < 0;
  }
}
