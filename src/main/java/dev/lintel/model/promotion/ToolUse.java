package dev.lintel.model.promotion;

import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.source.Span;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.CommandList;
import java.util.List;
import java.util.Optional;

/** A step's use of a tool. */
public sealed interface ToolUse {
  Tool tool();

  Step step();

  /** Gives where the tool is named. */
  Span place();

  /** By an action. */
  record ByAction(Tool tool, Step step, UsedCode.InRepository action) implements ToolUse {
    @Override
    public Span place() {
      return action.span();
    }
  }

  /**
   * By a command of a script.
   *
   * @param enclosures the lists that it stands in, innermost first
   */
  record ByCommand(Tool tool, Step step, Command.Simple command, List<Enclosure> enclosures)
      implements ToolUse {
    public ByCommand {
      enclosures = List.copyOf(enclosures);
    }

    @Override
    public Span place() {
      return command.span();
    }
  }

  /**
   * A place in a list.
   *
   * @param pipeline index of the pipeline
   * @param command index of the command in the pipeline
   */
  record Enclosure(CommandList list, int pipeline, int command) {}

  /** Tells whether one of the settings, as the table of tools writes them, is given. */
  default boolean hasAny(List<String> settings) {
    return settings.stream().anyMatch(setting -> find(setting).isPresent());
  }

  /** Gives where a setting, as the table of tools writes it, is given. */
  default Optional<Span> find(String setting) {
    return Settings.find(this, setting);
  }
}
