package dev.lintel.cli;

import dev.lintel.engine.Expressions;
import dev.lintel.engine.Expressions.Evaluated;
import dev.lintel.engine.Expressions.Fault;
import dev.lintel.engine.Expressions.Refused;
import dev.lintel.report.ExpressionReport;
import dev.lintel.source.SourceText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel expression eval}: what GitHub's expressions evaluate to. */
final class ExpressionCommand implements Command {
  private static final String EVAL = "eval";
  private static final String LINES = "--jsonl";
  private static final String CONTEXTS = "--contexts";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        CommandLines.command("expression", "Evaluates expressions of GitHub workflows.", "COMMAND");
    spec.usageMessage().commandListHeading("%ncommands:%n");
    CommandSpec eval =
        CommandLines.command(
            EVAL, "Evaluates an expression as GitHub does, with or without its braces.", "");
    eval.usageMessage().customSynopsis("lintel expression eval [OPTION...] [EXPRESSION]");
    eval.addOption(
        OptionSpec.builder(CONTEXTS)
            .paramLabel("FILE")
            .type(String.class)
            .arity("1")
            .description("a JSON object with the contexts, as {\"github\": {\"ref\": \"main\"}}")
            .build());
    eval.addOption(
        OptionSpec.builder(LINES)
            .type(boolean.class)
            .arity("0")
            .description(
                "answer each line {\"expr\", \"contexts\"} of standard input with a line"
                    + " {\"kind\", \"value\"} or {\"error\"}")
            .build());
    eval.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("EXPRESSION")
            .index("0")
            .arity("0..1")
            .hidden(true)
            .type(String.class)
            .build());
    spec.addSubcommand(EVAL, eval);
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    if (!parsed.hasSubcommand()) {
      throw new Misuse(
          "'lintel expression' lacks its command: eval; 'lintel expression --help' shows what there"
              + " is");
    }
    ParseResult eval = parsed.subcommand();
    List<String> expressions = Command.positionals(eval);
    if (!eval.hasMatchedOption(LINES)) {
      if (expressions.isEmpty()) {
        throw new Misuse(
            "'lintel expression eval' lacks its expression, as \"startsWith('v1', 'v')\"; with"
                + " --jsonl it reads standard input");
      }
      return evaluate(expressions.getFirst(), contexts(eval, terminal), terminal);
    }
    if (!expressions.isEmpty() || eval.hasMatchedOption(CONTEXTS)) {
      throw new Misuse("--jsonl takes expressions and contexts from standard input alone");
    }
    answerLines(terminal);
    return ExitCode.PASSED;
  }

  private static SourceText contexts(ParseResult eval, Terminal terminal) throws IOException {
    if (!eval.hasMatchedOption(CONTEXTS)) {
      return SourceText.of("contexts", "{}");
    }
    String name = eval.matchedOptionValue(CONTEXTS, "");
    Path file = terminal.path(name);
    if (!Files.isRegularFile(file)) {
      throw new Misuse(
          "--contexts: '%s' does not exist; it takes a file with a JSON object".formatted(name));
    }
    return SourceText.of(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  private static ExitCode evaluate(String expression, SourceText contexts, Terminal terminal)
      throws IOException {
    return switch (Expressions.evaluate(expression, contexts)) {
      case Evaluated(var value) -> {
        terminal.print(ExpressionReport.text(value));
        yield ExitCode.PASSED;
      }
      case Refused(List<Fault> faults) -> {
        faults(faults).forEach(terminal::error);
        yield ExitCode.GATE_FAILED;
      }
    };
  }

  /** A program may wait for the answer to a line before it writes the next one. */
  private static void answerLines(Terminal terminal) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    Expressions.answerLines(
        in,
        answer -> {
          terminal.print(
              switch (answer) {
                case Evaluated(var value) -> ExpressionReport.line(value);
                case Refused(List<Fault> faults) -> ExpressionReport.errorLine(faults(faults));
              });
          if (!in.ready()) {
            terminal.out().flush();
          }
        });
  }

  private static List<String> faults(List<Fault> faults) {
    return faults.stream()
        .map(fault -> ExpressionReport.fault(fault.place(), fault.message()))
        .toList();
  }
}
