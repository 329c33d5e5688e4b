package dev.lintel.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel fix}: applies fixes, and says what it did. */
final class FixCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        CommandLines.command(
            "fix", "Applies the safe fixes of what a check finds.", "[OPTION...] [PATH...]");
    FixRunner.OPTIONS.forEach(option -> spec.addOption(CommandLines.option(option)));
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
