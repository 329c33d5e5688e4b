package dev.lintel.cli;

import dev.lintel.engine.Checker;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Peer;
import dev.lintel.rule.RuleDocument;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rule.RuleOption;
import java.io.IOException;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel explain RULE}: the rule's document, with what is known of it on top. */
final class ExplainCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        CommandLines.command("explain", "Shows why a rule exists, with examples.", "RULE");
    spec.addPositional(CommandLines.required("RULE", "the id of a rule"));
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    String id = Command.positionals(parsed).getFirst();
    terminal.print(explain(CommandLines.rule(Checker.catalog(), id)));
    return ExitCode.PASSED;
  }

  private static String explain(Catalog.Entry entry) {
    RuleMeta meta = entry.meta();
    StringBuilder text = new StringBuilder();
    text.append("# ").append(meta.id()).append(": ").append(meta.title()).append("\n\n");
    text.append("severity ").append(meta.severity().id());
    text.append(", gate ").append(meta.gate().id());
    text.append(", persona ").append(meta.persona().id());
    text.append(", since ").append(meta.since()).append('\n');
    if (!meta.tags().isEmpty()) {
      text.append("tags: ")
          .append(String.join(", ", meta.tags().stream().sorted().toList()))
          .append('\n');
    }
    if (!meta.cwe().isEmpty()) {
      text.append("weakness: ").append(String.join(", ", meta.cwe())).append('\n');
    }
    if (!meta.peers().isEmpty()) {
      text.append("elsewhere: ").append(peers(meta)).append('\n');
    }
    for (RuleOption option : meta.options()) {
      text.append(
          "option %s (%s, default %s): %s%n"
              .formatted(option.name(), option.type(), option.defaultValue(), option.meaning()));
    }
    text.append('\n').append(RuleDocument.markdown(meta.id()).strip()).append('\n');
    if (!meta.references().isEmpty()) {
      text.append("\n## References\n");
      meta.references().forEach(reference -> text.append("- ").append(reference).append('\n'));
    }
    return text.toString();
  }

  private static String peers(RuleMeta meta) {
    return meta.peers().stream().map(Peer::toString).distinct().collect(Collectors.joining(", "));
  }
}
