package dev.lintel.cli;

import dev.lintel.engine.Checker;
import dev.lintel.report.RuleList;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel rules}: lists all rules. */
final class RulesCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandLines.command("rules", "Lists all rules.", "[--format FORMAT]");
    spec.addOption(
        OptionSpec.builder("--format")
            .paramLabel("FORMAT")
            .type(String.class)
            .arity("1")
            .completionCandidates(RuleList.FORMATS)
            .description("text, json or markdown (default: text)")
            .build());
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    String format = parsed.matchedOptionValue("--format", "text");
    Command.requireOneOf("rules --format", format, RuleList.FORMATS);
    terminal.print(RuleList.list(Checker.catalog(), format));
    return ExitCode.PASSED;
  }
}
