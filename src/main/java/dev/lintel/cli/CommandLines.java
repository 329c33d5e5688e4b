package dev.lintel.cli;

import dev.lintel.rule.Catalog;
import dev.lintel.source.Glob;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The commands as picocli sees them, made from the same data that the quick reader uses. Only what
 * the quick reader leaves comes here: help, errors and the smaller commands, for which the time to
 * load picocli does not matter.
 */
final class CommandLines {
  /** All commands but {@code check}, in the order of the help. */
  static final List<Command> COMMANDS =
      List.of(
          new FixCommand(),
          new ExplainCommand(),
          new RulesCommand(),
          new BaselineCommand(),
          new CatalogCommand(),
          new RenderCommand(),
          new GraphCommand(),
          new ExpressionCommand(),
          new ConfigCommand(),
          new InitCommand(),
          new DoctorCommand(),
          new CompletionCommand());

  private CommandLines() {}

  static CommandLine root() {
    CommandSpec root =
        CommandSpec.create()
            .name("lintel")
            .addOption(
                OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("show this help")
                    .build())
            .addOption(
                OptionSpec.builder("-V", "--version")
                    .versionHelp(true)
                    .description("show the version and the build")
                    .build());
    root.usageMessage()
        .synopsisHeading("usage: ")
        .customSynopsis("lintel COMMAND [OPTION...]")
        .description(
            "Checks what a deployment pipeline ships: SQL, manifests, charts, workflows and"
                + " secrets.")
        .optionListHeading("%noptions:%n")
        .commandListHeading("%ncommands:%n")
        .footer(
            "",
            "start with:  lintel check",
            "exit codes:  0 passed, 1 a gate failed, 2 misuse, 3 incomplete, 130 interrupted");
    root.addSubcommand("check", check());
    for (Command command : COMMANDS) {
      CommandSpec spec = command.spec();
      root.addSubcommand(spec.name(), spec);
    }
    CommandLine commands = new CommandLine(root);
    commands.setUsageHelpWidth(96);
    // A name such as @values.yml is a path, not a list of arguments that the tree could smuggle in.
    commands.setExpandAtFiles(false);
    commands.setUnmatchedOptionsArePositionalParams(false);
    return commands;
  }

  /** Makes a command with its help; nested commands are made the same way. */
  static CommandSpec command(String name, String description, String synopsis) {
    CommandSpec spec =
        CommandSpec.create()
            .name(name)
            .addOption(
                OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("show this help")
                    .build());
    spec.usageMessage()
        .synopsisHeading("usage: ")
        .customSynopsis("lintel " + name + " " + synopsis)
        .description(description)
        .optionListHeading("%noptions:%n")
        .sortOptions(false);
    return spec;
  }

  private static CommandSpec check() {
    CommandSpec spec =
        command(
            "check",
            "Checks files and directories; without PATH, the working directory.",
            "[OPTION...] [PATH...]");
    for (CheckOption option : CheckOption.values()) {
      spec.addOption(option(option));
    }
    spec.addPositional(paths());
    return spec;
  }

  /** Gives an option of {@code check} as picocli knows it; other commands have some of them too. */
  static OptionSpec option(CheckOption option) {
    OptionSpec.Builder builder =
        OptionSpec.builder(option.flag()).order(option.ordinal()).description(option.help());
    if (option.isSwitch()) {
      builder.type(boolean.class).arity("0");
    } else {
      builder.paramLabel(option.label()).arity("1");
      if (!option.accepted().isEmpty()) {
        builder.completionCandidates(option.accepted());
      }
      if (option.isRepeatable()) {
        builder.type(List.class).auxiliaryTypes(String.class);
      } else {
        builder.type(String.class);
      }
    }
    return builder.build();
  }

  /** Gives the files and directories that a command takes. */
  static PositionalParamSpec paths() {
    return PositionalParamSpec.builder()
        .paramLabel("PATH")
        .arity("0..*")
        .hidden(true)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .build();
  }

  /** Gives the one argument of a command; its description ends the error where it is missing. */
  static PositionalParamSpec required(String label, String takes) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .index("0")
        .arity("1")
        .required(true)
        .hidden(true)
        .type(String.class)
        .description(takes)
        .build();
  }

  /**
   * Gives what the parsed {@code check}, or a command with some of its options, asks; throws {@link
   * Misuse} where a value is not accepted.
   */
  static Arguments arguments(ParseResult check) {
    Map<CheckOption, List<String>> values = new EnumMap<>(CheckOption.class);
    for (CheckOption option : CheckOption.values()) {
      // A command may have some of the options only.
      OptionSpec spec = check.matchedOption(option.flag());
      if (spec == null) {
        continue;
      }
      List<String> given =
          option.isSwitch() ? List.of("") : new ArrayList<>(spec.originalStringValues());
      for (String value : given) {
        if (!Arguments.isAccepted(option, value)) {
          throw new Misuse(refused(option, value));
        }
      }
      values.put(option, given);
    }
    List<String> paths =
        check.matchedPositionals().isEmpty()
            ? List.of()
            : check.matchedPositionals().getFirst().originalStringValues();
    return new Arguments(values, paths);
  }

  private static String refused(CheckOption option, String value) {
    return "%s does not take '%s'; it takes %s"
        .formatted(option.flag(), value, Words.accepted(option));
  }

  /**
   * Gives the rules of an id or glob, at least one; a mistyped word is refused with what it may
   * have meant.
   */
  static List<Catalog.Entry> rules(Catalog catalog, String word) {
    Glob glob = Glob.of(word);
    List<Catalog.Entry> found =
        catalog.entries().stream().filter(entry -> glob.matches(entry.id().toString())).toList();
    if (!found.isEmpty()) {
      return found;
    }
    List<String> known = catalog.entries().stream().map(e -> e.id().toString()).toList();
    throw new Misuse(
        "there is no rule '"
            + word
            + "'"
            + Words.meant(word, known)
            + "; 'lintel rules' lists them");
  }
}
