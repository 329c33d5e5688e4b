package dev.lintel.rules.workflow.shell;

import dev.lintel.model.promotion.Mask;
import dev.lintel.model.promotion.ToolUse;
import dev.lintel.model.promotion.ToolUses;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.ScriptStep;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.source.Span;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.CommandList;
import dev.lintel.syntax.shell.ShellScript;
import java.util.List;
import java.util.Set;

/**
 * Finds scans and tests whose failure a script was told to go on behind. Rationale and examples:
 * rules/workflow/disabled-errexit.md.
 */
public final class DisabledErrexit implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    for (ScriptStep step : definition.scriptsWith("set +")) {
      step.script()
          .filter(_ -> !readsStatus(step.run().value()))
          .ifPresent(script -> check(step, script, sink));
    }
  }

  /** What looks at the status of a command may act on it. */
  private static boolean readsStatus(String script) {
    return script.contains("$?") || script.contains("${?") || script.contains("PIPESTATUS");
  }

  private static void check(ScriptStep step, ShellScript script, FindingSink sink) {
    List<Command.Simple> switches =
        script.commands().stream()
            .filter(command -> isSet(command, '+') || isSet(command, '-'))
            .toList();
    for (int i = 0; i < switches.size(); i++) {
      if (isSet(switches.get(i), '+')) {
        int from = switches.get(i).span().end();
        int to =
            i + 1 < switches.size() && isSet(switches.get(i + 1), '-')
                ? switches.get(i + 1).span().start()
                : Integer.MAX_VALUE;
        check(step, script, switches.get(i), from, to, sink);
      }
    }
  }

  private static void check(
      ScriptStep step, ShellScript script, Command.Simple off, int from, int to, FindingSink sink) {
    int last = lastCommand(script);
    ToolUses.of(step.step()).stream()
        .filter(use -> use.tool().isGate() && Mask.of(use).isEmpty())
        .filter(ToolUse.ByCommand.class::isInstance)
        .map(ToolUse.ByCommand.class::cast)
        .filter(use -> isLost(use, from, to, last))
        .findFirst()
        .ifPresent(use ->
            sink.report(
                    off.span(),
                    "'%s' lets %s pass whatever it finds"
                        .formatted(off.span().text(), use.tool().name()))
                .related(use.place(), "its failure is forgotten here"));
  }

  /** Gives where the last list starts, words that only close a block left out. */
  private static int lastCommand(ShellScript script) {
    return script.lists().stream()
        .map(list -> list.span())
        .filter(span -> !Set.of("fi", "done", "esac").contains(span.text()))
        .mapToInt(Span::start)
        .max()
        .orElse(0);
  }

  /** The last list of a script decides about the step all the same. */
  private static boolean isLost(ToolUse.ByCommand use, int from, int to, int last) {
    // The tools were found by another reading of the script, so that only offsets compare.
    int place = use.command().span().start();
    return place >= from
        && place < to
        && place < last
        && use.enclosures().stream()
            .allMatch(at ->
                at.list().role() == CommandList.Role.STATEMENT
                    && at.pipeline() == at.list().pipelines().size() - 1
                    && at.command()
                        == at.list().pipelines().get(at.pipeline()).commands().size() - 1);
  }

  private static boolean isSet(Command.Simple command, char sign) {
    return command.program().value().equals("set")
        && !command.arguments().isEmpty()
        && (command.arguments().getFirst().value().matches("[" + sign + "][a-z]*e[a-z]*")
            || command.arguments().size() > 1
                && command.arguments().getFirst().value().equals(sign + "o")
                && command.arguments().get(1).value().equals("errexit"));
  }
}
