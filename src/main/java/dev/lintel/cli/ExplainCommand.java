package dev.lintel.cli;

import dev.lintel.rule.Catalog;
import dev.lintel.rule.RuleDocument;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rule.RuleOption;

/** {@code lintel explain RULE}: the rule's document, with what is known of it on top. */
final class ExplainCommand {
  private ExplainCommand() {}

  static String explain(Catalog.Entry entry) {
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
}
