package dev.lintel.model.promotion;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.CommandList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the tools that steps use. A tool in a mode that checks nothing, as one that only writes a
 * bill of materials, is left out.
 */
public final class ToolUses {
  private ToolUses() {}

  /** Gives the uses of a job's steps, in the order of the text. */
  public static List<ToolUse> of(Job job) {
    return job.steps().stream().flatMap(step -> of(step).stream()).toList();
  }

  /** Gives the uses of a step, in the order of the text. */
  public static List<ToolUse> of(Step step) {
    List<ToolUse> uses = new ArrayList<>();
    byAction(step).ifPresent(uses::add);
    step.script().ifPresent(script -> collect(step, script.lists(), List.of(), uses));
    return uses.stream().filter(use -> !use.hasAny(use.tool().exemptions())).toList();
  }

  private static Optional<ToolUse> byAction(Step step) {
    return step.uses()
        .filter(UsedCode.InRepository.class::isInstance)
        .map(UsedCode.InRepository.class::cast)
        .flatMap(action ->
            Toolbox.ofAction(action).map(tool -> new ToolUse.ByAction(tool, step, action)));
  }

  private static void collect(
      Step step, List<CommandList> lists, List<ToolUse.Enclosure> outer, List<ToolUse> uses) {
    for (CommandList list : lists) {
      for (int i = 0; i < list.pipelines().size(); i++) {
        List<Command> commands = list.pipelines().get(i).commands();
        for (int j = 0; j < commands.size(); j++) {
          List<ToolUse.Enclosure> enclosures =
              Stream.concat(Stream.of(new ToolUse.Enclosure(list, i, j)), outer.stream()).toList();
          switch (commands.get(j)) {
            case Command.Simple command ->
                Toolbox.ofCommand(command.words())
                    .map(tool -> new ToolUse.ByCommand(tool, step, command, enclosures))
                    .ifPresent(uses::add);
            case Command.Group(_, var inner, _) -> collect(step, inner, enclosures, uses);
            case Command.Assignments _ -> {}
          }
        }
      }
    }
  }
}
