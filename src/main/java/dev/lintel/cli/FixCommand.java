package dev.lintel.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel fix}: applies fixes, and says what it did. */
final class FixCommand implements Command {
  /** The options of {@code check} that decide what is found and how it is shown. */
  static final List<CheckOption> OPTIONS =
      List.of(
          CheckOption.ONLY,
          CheckOption.SKIP,
          CheckOption.TAG,
          CheckOption.GATE,
          CheckOption.PERSONA,
          CheckOption.AS,
          CheckOption.CONFIG,
          CheckOption.NO_CONFIG,
          CheckOption.NO_IGNORE,
          CheckOption.UNSAFE_FIXES,
          CheckOption.DIFF,
          CheckOption.JOBS,
          CheckOption.COLOR,
          CheckOption.QUIET,
          CheckOption.VERBOSE);

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        CommandLines.command(
            "fix",
            "Applies the safe fixes of what a check finds; without PATH, in the working directory.",
            "[OPTION...] [PATH...]");
    CommandLines.addOptions(spec, OPTIONS);
    spec.addPositional(CommandLines.paths());
    spec.usageMessage()
        .footer(
            "", "exit codes:  0 all is applied, 1 --diff shows changes, 2 misuse, 3 incomplete");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    return new FixRunner(CommandLines.arguments(parsed), terminal).run();
  }
}
