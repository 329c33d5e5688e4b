package dev.lintel.cli;

import dev.lintel.engine.Configuration;
import dev.lintel.engine.CustomRuleTests;
import dev.lintel.finding.Plural;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.report.RuleList;
import dev.lintel.report.VisibleText;
import dev.lintel.rule.Catalog;
import dev.lintel.source.Root;
import dev.lintel.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel rules}: lists all rules; {@code rules test} runs the tests of the user's own. */
final class RulesCommand implements Command {
  private static final String TEST = "test";
  private static final String WITHOUT_RULES =
      "lintel.yml has no rules of your own under 'custom:';"
          + " docs/kubernetes.md, 'Rules in lintel.yml', shows how to write and test them\n";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        CommandLines.command("rules", "Lists all rules.", "[--format FORMAT] | test");
    spec.addOption(
        OptionSpec.builder("--format")
            .paramLabel("FORMAT")
            .type(String.class)
            .arity("1")
            .completionCandidates(RuleList.FORMATS)
            .description("text, json or markdown (default: text)")
            .build());
    spec.usageMessage().commandListHeading("%ncommands:%n");
    CommandSpec test =
        CommandLines.command(TEST, "Runs the tests that lintel.yml has for rules of your own.", "");
    test.usageMessage().customSynopsis("lintel rules test");
    spec.addSubcommand(TEST, test);
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    if (parsed.hasSubcommand()) {
      return test(terminal);
    }
    String format = parsed.matchedOptionValue("--format", "text");
    Command.requireOneOf("rules --format", format, RuleList.FORMATS);
    terminal.print(RuleList.list(catalog(terminal), format));
    return ExitCode.PASSED;
  }

  /** Gives all rules, with those of the lintel.yml around the working directory among them. */
  static Catalog catalog(Terminal terminal) {
    try {
      return Configuration.catalog(Root.find(terminal.workingDirectory()));
    } catch (InvalidPolicyException e) {
      throw new Misuse(e.problems());
    }
  }

  private static ExitCode test(Terminal terminal) throws IOException {
    Path root = Root.find(terminal.workingDirectory());
    CustomRuleTests.Summary summary;
    try {
      summary = CustomRuleTests.run(root);
    } catch (InvalidPolicyException e) {
      throw new Misuse(e.problems());
    }
    if (summary.isWithoutRules()) {
      terminal.print(WITHOUT_RULES);
      return ExitCode.PASSED;
    }
    StringBuilder text = new StringBuilder();
    List<CustomRuleTests.Result> failed =
        summary.results().stream().filter(result -> result.failure().isPresent()).toList();
    for (CustomRuleTests.Result result : failed) {
      Span place = result.place();
      String line =
          "%s:%s: %s: %s"
              .formatted(
                  place.source().path(),
                  place.region().start(),
                  result.rule(),
                  result.failure().orElseThrow());
      text.append(VisibleText.of(line)).append('\n');
    }
    summary.untested().forEach(rule -> text.append("%s has no test\n".formatted(rule)));
    int all = summary.results().size();
    text.append(
        "%s, %d passed, %d failed\n"
            .formatted(Plural.of(all, "test"), all - failed.size(), failed.size()));
    terminal.print(text.toString());
    return failed.isEmpty() ? ExitCode.PASSED : ExitCode.GATE_FAILED;
  }
}
