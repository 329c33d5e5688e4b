package dev.lintel.cli;

import dev.lintel.engine.Checker;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel completion SHELL}: prints a completion script. */
final class CompletionCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        CommandLines.command("completion", "Prints the completion script of a shell.", "SHELL");
    spec.addPositional(
        CommandLines.required("SHELL", Words.anyOf(Completion.SHELLS)).toBuilder()
            .completionCandidates(Completion.SHELLS)
            .build());
    spec.usageMessage().footer("", "shells: bash, zsh, fish");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    String shell = Command.positionals(parsed).getFirst();
    Command.requireOneOf("completion", shell, Completion.SHELLS);
    terminal.print(Completion.script(shell, Checker.catalog()));
    return ExitCode.PASSED;
  }
}
