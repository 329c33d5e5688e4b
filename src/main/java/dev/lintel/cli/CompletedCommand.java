package dev.lintel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command as a shell offers it, read from picocli's model, so that a new command or option needs
 * no word here.
 *
 * @param line the words that lead to it, as {@code lintel rules}
 * @param help one line
 * @param argument what its arguments take; empty where it has none
 * @param nested the commands below it, in the order of the help
 */
record CompletedCommand(
    String line,
    String help,
    List<CompletedOption> options,
    Optional<Candidates> argument,
    List<CompletedCommand> nested) {
  CompletedCommand {
    options = List.copyOf(options);
    nested = List.copyOf(nested);
  }

  /** Gives the program itself, with all that is below it. */
  static CompletedCommand root() {
    return of("lintel", CommandLines.root());
  }

  private static CompletedCommand of(String line, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    List<CompletedOption> options = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      options.add(CompletedOption.of(option));
    }
    List<CompletedCommand> nested = new ArrayList<>();
    command.getSubcommands().forEach((name, below) -> nested.add(of(line + " " + name, below)));
    return new CompletedCommand(
        line,
        String.join(" ", spec.usageMessage().description()),
        options,
        spec.positionalParameters().stream().findFirst().map(Candidates::of),
        nested);
  }

  /** Gives the last word of its line. */
  String name() {
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  /** Gives the command and all below it, each before those below it. */
  List<CompletedCommand> all() {
    List<CompletedCommand> all = new ArrayList<>();
    all.add(this);
    nested.forEach(command -> all.addAll(command.all()));
    return all;
  }

  /** Gives what may stand where a word begins: nested commands and options. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    nested.forEach(command -> words.add(command.name()));
    options.forEach(option -> words.addAll(option.names()));
    return words;
  }
}
