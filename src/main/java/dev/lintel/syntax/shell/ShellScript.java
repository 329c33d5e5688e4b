package dev.lintel.syntax.shell;

import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commands of a script. The bodies of {@code if}, loops and {@code case} stand in the same flat
 * list as what is around them; that of a function is a group.
 */
public record ShellScript(
    SourceText text, List<CommandList> lists, List<HereDocument> hereDocuments) {
  public ShellScript {
    lists = List.copyOf(lists);
    hereDocuments = List.copyOf(hereDocuments);
  }

  /** Gives the simple commands, in the order of the text; those in substitutions are left out. */
  public List<Command.Simple> commands() {
    List<CommandList> found = new ArrayList<>();
    collect(lists, false, found);
    return simple(found);
  }

  /** Gives the simple commands, those in substitutions too, in the order of the text. */
  public List<Command.Simple> nestedCommands() {
    return simple(nestedLists());
  }

  /** Gives the lists, those in groups and substitutions too, in the order of their starts. */
  public List<CommandList> nestedLists() {
    List<CommandList> found = new ArrayList<>();
    collect(lists, true, found);
    for (HereDocument document : hereDocuments) {
      collect(substituted(document.body()), true, found);
    }
    found.sort(Comparator.comparingInt(list -> list.span().start()));
    return found;
  }

  private static List<Command.Simple> simple(List<CommandList> lists) {
    return lists.stream()
        .flatMap(list -> list.pipelines().stream())
        .flatMap(pipeline -> pipeline.commands().stream())
        .filter(Command.Simple.class::isInstance)
        .map(Command.Simple.class::cast)
        .sorted(Comparator.comparingInt(command -> command.span().start()))
        .toList();
  }

  private static void collect(
      List<CommandList> lists, boolean isWithSubstitutions, List<CommandList> found) {
    for (CommandList list : lists) {
      found.add(list);
      for (Pipeline pipeline : list.pipelines()) {
        for (Command command : pipeline.commands()) {
          if (command instanceof Command.Group(_, var inner, _)) {
            collect(inner, isWithSubstitutions, found);
          }
          if (isWithSubstitutions) {
            collect(words(command).flatMap(w -> substituted(w).stream()).toList(), true, found);
          }
        }
      }
    }
  }

  private static Stream<Word> words(Command command) {
    Stream<Word> own =
        switch (command) {
          case Command.Simple simple ->
              Stream.concat(simple.assignments().stream(), simple.words().stream());
          case Command.Assignments assignments -> assignments.words().stream();
          case Command.Group _ -> Stream.empty();
        };
    return Stream.concat(own, command.redirections().stream().map(Redirection::target));
  }

  private static List<CommandList> substituted(Word word) {
    return word.expansions().stream()
        .filter(Expansion.Substitution.class::isInstance)
        .flatMap(each -> ((Expansion.Substitution) each).lists().stream())
        .toList();
  }
}
