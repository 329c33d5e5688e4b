package dev.lintel.rules.workflow.shell;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.promotion.ToolUse;
import dev.lintel.model.promotion.ToolUses;
import dev.lintel.model.workflow.StepShell;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.ScriptStep;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.CommandList;
import dev.lintel.syntax.shell.Pipeline;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds builds and deployments whose failure a pipe to a log drops. Rationale and examples:
 * rules/workflow/dropped-pipe-status.md.
 */
public final class DroppedPipeStatus implements DefinitionRule {
  private static final Set<String> PROGRAMS =
      new HashSet<>(DataTable.rows("rules/workflow/build-programs.txt"));

  /** Programs that only pass on or keep what they read, and never fail for it. */
  private static final Set<String> KEEPERS = Set.of("tee", "tail", "ts");

  @Override
  public void check(Definition definition, FindingSink sink) {
    for (ScriptStep step : definition.scriptsWith("|")) {
      String text = step.run().value();
      boolean isHandled = text.contains("pipefail") || text.contains("PIPESTATUS");
      if (step.shell() == StepShell.POSIX && !isHandled) {
        Set<Integer> gates = gates(step);
        step.script().stream()
            .flatMap(script -> script.nestedLists().stream())
            .filter(list -> list.role() == CommandList.Role.STATEMENT)
            .forEach(list -> check(step, list, gates, sink));
      }
    }
  }

  /** Gives where scans and tests start, which promotion/pipe-masked speaks of. */
  private static Set<Integer> gates(ScriptStep step) {
    return ToolUses.of(step.step()).stream()
        .filter(use -> use.tool().isGate())
        .map(ToolUse::place)
        .map(Span::start)
        .collect(Collectors.toSet());
  }

  private static void check(
      ScriptStep step, CommandList list, Set<Integer> gates, FindingSink sink) {
    for (Pipeline pipeline : list.pipelines()) {
      List<Command> commands = pipeline.commands();
      if (commands.size() > 1
          && commands.getFirst() instanceof Command.Simple first
          && commands.getLast() instanceof Command.Simple last
          && isBuild(first)
          && KEEPERS.contains(Invocation.of(last).program())
          && !gates.contains(first.span().start())) {
        Report report =
            sink.report(
                pipeline.span(),
                "the pipe to '%s' drops the result of '%s'"
                    .formatted(Invocation.of(last).program(), Invocation.of(first).program()));
        fix(step).ifPresent(report::fix);
      }
    }
  }

  /**
   * Names bash in the step, which GitHub then runs with pipefail; unsafe, as other pipes of the
   * script may fail then too. Only where nobody named a shell and {@code run} starts a line.
   */
  private static Optional<Fix> fix(ScriptStep step) {
    Span run = step.step().root().find("run").orElseThrow().key().span();
    String content = run.source().content();
    int line = run.source().lines().start(run.source().lines().lineAt(run.start()));
    String before = content.substring(line, run.start());
    boolean startsLine = before.replace('-', ' ').isBlank();
    if (step.isShellNamed() || !startsLine || run.source().origins().isPresent()) {
      return Optional.empty();
    }
    String lineBreak = content.contains("\r\n") ? "\r\n" : "\n";
    String shell = "shell: bash" + lineBreak + " ".repeat(before.length());
    return Optional.of(
        new Fix("Run the step in bash by name", false, List.of(new Edit(run.part(0, 0), shell))));
  }

  private static boolean isBuild(Command.Simple command) {
    Invocation invocation = Invocation.of(command);
    boolean isKnown =
        PROGRAMS.contains(invocation.program()) || PROGRAMS.contains(command.program().value());
    return isKnown && !invocation.hasArgument("--version") && !isQuestion(invocation);
  }

  /** What only shows something is asked for its text. */
  private static boolean isQuestion(Invocation invocation) {
    return invocation.arguments().stream()
        .map(word -> word.value())
        .anyMatch(
            Set.of(
                    "version",
                    "logs",
                    "get",
                    "describe",
                    "ls",
                    "list",
                    "ps",
                    "images",
                    "inspect",
                    "info",
                    "env",
                    "show",
                    "output",
                    "status",
                    "view",
                    "history",
                    "top",
                    "stats",
                    "search",
                    "events")
                ::contains);
  }
}
