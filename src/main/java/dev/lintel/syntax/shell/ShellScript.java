package dev.lintel.syntax.shell;

import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands of a script. The bodies of {@code if}, loops, {@code case} and functions stand in
 * the same flat list as what is around them.
 */
public record ShellScript(SourceText text, List<CommandList> lists) {
  public ShellScript {
    lists = List.copyOf(lists);
  }

  /** Gives all simple commands, in the order of the text. */
  public List<Command.Simple> commands() {
    List<Command.Simple> found = new ArrayList<>();
    collect(lists, found);
    return found;
  }

  private static void collect(List<CommandList> lists, List<Command.Simple> found) {
    for (CommandList list : lists) {
      for (Pipeline pipeline : list.pipelines()) {
        for (Command command : pipeline.commands()) {
          switch (command) {
            case Command.Simple simple -> found.add(simple);
            case Command.Group(_, var inner) -> collect(inner, found);
          }
        }
      }
    }
  }
}
