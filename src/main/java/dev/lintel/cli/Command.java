package dev.lintel.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command besides {@code check}: what picocli knows of it, help and nested commands included, and
 * what it does. {@link CommandLines#COMMANDS} lists them all.
 */
interface Command {
  /** Gives a new model of the command; its name is the spec's. */
  CommandSpec spec();

  /**
   * Runs the command; throws {@link Misuse} where it is asked for what there is not.
   *
   * @param parsed the command itself; where it has nested ones, {@link ParseResult#subcommand()}
   *     tells which was asked for
   */
  ExitCode run(ParseResult parsed, Terminal terminal) throws IOException;

  /** Gives the arguments that are no options, as they were written. */
  static List<String> positionals(ParseResult parsed) {
    return parsed.matchedPositionals().stream()
        .flatMap(p -> p.originalStringValues().stream())
        .toList();
  }

  /** Refuses a value that is not accepted. */
  static void requireOneOf(String what, String value, List<String> accepted) {
    if (!accepted.contains(value)) {
      throw new Misuse(
          "%s does not take '%s'; it takes %s".formatted(what, value, Words.anyOf(accepted)));
    }
  }
}
