package dev.lintel.cli;

import dev.lintel.engine.Checker;
import dev.lintel.report.RulePage;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.RuleMeta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel explain RULE...}: shows rules like pages. */
final class ExplainCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        CommandLines.command(
            "explain",
            "Shows why a rule exists, with examples, and how to accept a finding.",
            "[--format FORMAT] RULE...");
    spec.addOption(
        OptionSpec.builder("--format")
            .paramLabel("FORMAT")
            .type(String.class)
            .arity("1")
            .completionCandidates(RulePage.FORMATS)
            .description("text, markdown or json (default: text on a terminal, else markdown)")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("RULE")
            .arity("1..*")
            .required(true)
            .hidden(true)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("the id of a rule, or a glob as 'sql/**'")
            .build());
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    String otherwise = terminal.isOutTerminal() ? "text" : "markdown";
    String format = parsed.matchedOptionValue("--format", otherwise);
    Command.requireOneOf("explain --format", format, RulePage.FORMATS);
    List<RuleMeta> rules = rules(Command.positionals(parsed), terminal);
    if (format.equals("json")) {
      terminal.print(RulePage.json(rules));
      return ExitCode.PASSED;
    }
    List<String> pages = new ArrayList<>();
    for (RuleMeta meta : rules) {
      pages.add(
          format.equals("text")
              ? RulePage.text(meta, terminal.columns(), terminal.isColoured())
              : RulePage.markdown(meta));
    }
    terminal.print(String.join("\n", pages));
    return ExitCode.PASSED;
  }

  /** Gives the rules that the words name, each once, in the order of the words. */
  private static List<RuleMeta> rules(List<String> words, Terminal terminal) {
    // A lintel.yml that is wrong keeps nobody from reading a page of Lintel's own.
    boolean mayBeCustom =
        words.stream().anyMatch(word -> word.startsWith("custom/") || word.startsWith("*"));
    Catalog catalog = mayBeCustom ? RulesCommand.catalog(terminal) : Checker.catalog();
    Set<RuleMeta> rules = new LinkedHashSet<>();
    for (String word : words) {
      CommandLines.rules(catalog, word).forEach(entry -> rules.add(entry.meta()));
    }
    return List.copyOf(rules);
  }
}
