package dev.lintel.cli;

import dev.lintel.engine.Checker;
import dev.lintel.report.RuleList;
import dev.lintel.rule.Catalog;
import java.io.IOException;
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
    Catalog catalog = Checker.catalog();
    List<String> given =
        parsed.matchedPositionals().stream()
            .flatMap(p -> p.originalStringValues().stream())
            .toList();
    switch (parsed.commandSpec().name()) {
      case "check" -> {
        return new CheckCommand(CommandLines.arguments(parsed), terminal).run();
      }
      case "explain" ->
          terminal.print(ExplainCommand.explain(CommandLines.rule(catalog, given.getFirst())));
      case "rules" -> {
        String format = parsed.matchedOptionValue("--format", "text");
        requireOneOf("rules --format", format, RuleList.FORMATS);
        terminal.print(RuleList.list(catalog, format));
      }
      case "completion" -> {
        requireOneOf("completion", given.getFirst(), Completion.SHELLS);
        terminal.print(new Completion(catalog).script(given.getFirst()));
      }
      default -> throw new IllegalStateException("no command " + parsed.commandSpec().name());
    }
    return ExitCode.PASSED;
  }

  private static void requireOneOf(String what, String value, List<String> accepted) {
    if (!accepted.contains(value)) {
      throw new Misuse(
          "%s does not take '%s'; it takes %s".formatted(what, value, Words.anyOf(accepted)));
    }
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
    String takes =
        command.equals("lintel check")
            ? Words.accepted(CheckOption.of(flag).orElseThrow())
            : Words.anyOf(RuleList.FORMATS);
    return flag + " lacks its value; it takes " + takes;
  }
}
