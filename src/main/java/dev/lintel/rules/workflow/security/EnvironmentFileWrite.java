package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Reason;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.ForeignText;
import dev.lintel.model.workflow.flow.FreeTextContexts;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.Expansion;
import dev.lintel.syntax.shell.Pipeline;
import dev.lintel.syntax.shell.Word;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds privileged runs that write what is not fixed into the environment of later steps, and
 * actions that write texts of others there. Rationale and examples:
 * rules/workflow/environment-file-write.md.
 */
public final class EnvironmentFileWrite implements DefinitionRule {
  private static final Set<String> PRINTERS = Set.of("echo", "printf");

  /** Triggers of runs that strangers start and that may do more than theirs. */
  private static final Set<String> OPEN =
      Set.of("pull_request_target", "workflow_run", "issue_comment");

  @Override
  public void check(Definition definition, FindingSink sink) {
    boolean isAction = definition.workflow().isEmpty();
    if (!isAction && !definition.isStartedBy(OPEN)) {
      return;
    }
    for (StepSite site : definition.steps()) {
      if (site.step().run().filter(run -> run.value().contains("GITHUB_")).isPresent()) {
        for (Pipeline pipeline : site.pipelines()) {
          if (isAction) {
            checkOfAction(site, pipeline, sink);
          } else {
            check(site, pipeline, sink);
          }
        }
      }
    }
  }

  /** What comes first in a pipeline is what is written. */
  private static void check(StepSite site, Pipeline pipeline, FindingSink sink) {
    List<Command.Simple> commands = simple(pipeline);
    if (!commands.isEmpty() && !isFixed(commands.getFirst())) {
      file(commands)
          .ifPresent(file ->
              sink.report(
                      pipeline.span(),
                      "what goes into %s is not fixed, and the run is open to strangers"
                          .formatted(file))
                  .related(script(site), "in this script"));
    }
  }

  /** An action does not know who starts the run, so only texts of others count. */
  private static void checkOfAction(StepSite site, Pipeline pipeline, FindingSink sink) {
    List<Command.Simple> commands = simple(pipeline);
    if (commands.isEmpty() || !PRINTERS.contains(commands.getFirst().program().value())) {
      return;
    }
    Optional<String> file = file(commands);
    Optional<ForeignText.Found> found =
        file.isEmpty() ? Optional.empty() : foreign(site, commands.getFirst());
    boolean isOfCallers =
        found.filter(f -> f.author() == FreeTextContexts.Author.CALLERS).isPresent();
    // To put the directory of an input on the path is what actions that install are for.
    if (found.isPresent() && !(isOfCallers && file.get().equals("GITHUB_PATH"))) {
      Report report =
          sink.report(
                  pipeline.span(),
                  "'%s' goes into %s, and %s"
                      .formatted(
                          found.get().value().span().text(),
                          file.get(),
                          isOfCallers ? "a caller may pass on any text" : "anyone may write it"))
              .related(script(site), "in this script");
      if (isOfCallers) {
        report.lowered(Reason.UNCERTAIN);
      }
    }
  }

  /** Gives the first text of others that a command prints: pasted, or by a variable. */
  private static Optional<ForeignText.Found> foreign(StepSite site, Command.Simple printer) {
    ForeignText foreign = new ForeignText(site);
    Interpolation pasted = Interpolation.of(printer.span().source());
    return printer.arguments().stream()
        .flatMap(word ->
            Stream.concat(
                pasted.islands().stream()
                    .filter(island -> word.span().contains(island.span()))
                    .flatMap(island -> island.expression().tree().stream())
                    .flatMap(tree -> foreign.in(tree).stream()),
                word.expansions().stream()
                    .flatMap(expansion -> variable(site, expansion).stream())
                    .flatMap(value -> foreign.in(Interpolation.of(value.text())).stream())))
        .findFirst();
  }

  private static Optional<YamlScalar> variable(StepSite site, Expansion expansion) {
    return expansion instanceof Expansion.Variable variable
        ? site.variable(variable.name())
        : Optional.empty();
  }

  private static List<Command.Simple> simple(Pipeline pipeline) {
    return pipeline.commands().stream()
        .filter(Command.Simple.class::isInstance)
        .map(Command.Simple.class::cast)
        .toList();
  }

  private static Span script(StepSite site) {
    return site.step().root().find("run").orElseThrow().key().span();
  }

  private static Optional<String> file(List<Command.Simple> commands) {
    return commands.stream().flatMap(command -> file(command).stream()).findFirst();
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
