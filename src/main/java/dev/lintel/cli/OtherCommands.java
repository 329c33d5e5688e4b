package dev.lintel.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Every command line that {@link Main} does not read by itself: picocli parses it and words what is
 * wrong.
 */
final class OtherCommands {
  private OtherCommands() {}

  static ExitCode run(List<String> args, Terminal terminal) throws IOException {
    CommandLine root = CommandLines.root();
    ParseResult parsed;
    try {
      parsed = root.parseArgs(args.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new Misuse(worded(e));
    }
    List<CommandLine> help = parsed.asCommandLineList();
    CommandLine last = help.getLast();
    if (last.isUsageHelpRequested()) {
      terminal.print(last.getUsageMessage());
      return ExitCode.PASSED;
    }
    if (root.isVersionHelpRequested()) {
      return Main.version(terminal);
    }
    if (!parsed.hasSubcommand()) {
      terminal.note(root.getUsageMessage());
      return ExitCode.MISUSE;
    }
    return command(parsed.subcommand(), terminal);
  }

  private static ExitCode command(ParseResult parsed, Terminal terminal) throws IOException {
    String name = parsed.commandSpec().name();
    if (name.equals("check")) {
      return new CheckCommand(CommandLines.arguments(parsed), terminal).run();
    }
    for (Command command : CommandLines.COMMANDS) {
      if (command.spec().name().equals(name)) {
        return command.run(parsed, terminal);
      }
    }
    throw new IllegalStateException("no command " + name);
  }

  /** Picocli's errors in one sentence each, with what would have been accepted. */
  private static String worded(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String help = "; '" + command + " --help' shows what there is";
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      List<String> known =
          word.startsWith("-")
              ? e.getCommandLine().getCommandSpec().optionsMap().keySet().stream().toList()
              : List.copyOf(e.getCommandLine().getSubcommands().keySet());
      String what = word.startsWith("-") ? "option" : known.isEmpty() ? "argument" : "command";
      return "unknown %s '%s'%s%s".formatted(what, word, Words.meant(word, known), help);
    }
    if (e instanceof MissingParameterException missing) {
      return missing(command, missing.getMissing().getFirst()) + help;
    }
    String message = e.getMessage();
    return Character.toLowerCase(message.charAt(0)) + message.substring(1) + help;
  }

  private static String missing(String command, ArgSpec missing) {
    if (!(missing instanceof OptionSpec option)) {
      return "'" + command + "' lacks its argument: " + missing.description()[0];
    }
    String flag = option.longestName();
    return flag + " lacks its value; it takes " + takes(command, option);
  }

  private static String takes(String command, OptionSpec option) {
    if (command.equals("lintel check")
        || command.equals("lintel fix")
        || command.startsWith("lintel baseline ")) {
      return Words.accepted(CheckOption.of(option.longestName()).orElseThrow());
    }
    List<String> accepted = new ArrayList<>();
    if (option.completionCandidates() != null) {
      option.completionCandidates().forEach(accepted::add);
    }
    return accepted.isEmpty() ? option.paramLabel() : Words.anyOf(accepted);
  }
}
