package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.YamlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds updates that are proposed on the day of their release. Rationale and examples:
 * rules/workflow/hasty-update.md.
 */
public final class HastyUpdate implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    int days = Integer.parseInt(sink.option("days"));
    List<YamlMapping> hasty = new ArrayList<>();
    for (YamlNode item :
        stream.firstMapping().map(root -> root.items("updates")).orElse(List.of())) {
      item.mapping().filter(update -> !isPatient(update, days)).ifPresent(hasty::add);
    }
    if (hasty.isEmpty()) {
      return;
    }
    Span first = place(hasty.getFirst());
    Report report =
        sink.report(
            first,
            "updates of '%s' come before anyone had %d days to find what is wrong with them; set 'cooldown'"
                .formatted(ecosystem(hasty.getFirst()), days));
    hasty
        .subList(1, hasty.size())
        .forEach(other ->
            report.related(place(other), "so do those of '%s'".formatted(ecosystem(other))));
    List<Edit> edits = hasty.stream().flatMap(update -> edit(update, days).stream()).toList();
    if (edits.size() == hasty.size()) {
      report.fix(new Fix("Wait for %d days".formatted(days), true, edits));
    }
  }

  private static boolean isPatient(YamlMapping update, int days) {
    return defaultDays(update)
        .map(YamlScalar::value)
        .filter(value -> value.matches("\\d{1,4}"))
        .filter(value -> Integer.parseInt(value) >= days)
        .isPresent();
  }

  private static Optional<YamlScalar> defaultDays(YamlMapping update) {
    return update.get("cooldown", "default-days").flatMap(YamlNode::scalar);
  }

  private static Span place(YamlMapping update) {
    Optional<YamlEntry> cooldown = update.find("cooldown");
    return cooldown
        .flatMap(entry -> entry.value().mapping())
        .flatMap(mapping -> mapping.find("default-days"))
        .or(() -> cooldown)
        .map(YamlEntry::span)
        .or(() -> update.find("package-ecosystem").map(YamlEntry::span))
        .orElseGet(() -> update.entries().getFirst().key().span());
  }

  private static String ecosystem(YamlMapping update) {
    return update.text("package-ecosystem").orElse("?");
  }

  private static Optional<Edit> edit(YamlMapping update, int days) {
    if (defaultDays(update).isPresent()) {
      return defaultDays(update).map(value -> new Edit(value.span(), String.valueOf(days)));
    }
    Optional<YamlEntry> cooldown = update.find("cooldown");
    if (cooldown.isPresent()) {
      return cooldown.get().value() instanceof YamlMapping mapping
          ? BlockEdits.append(mapping, List.of("default-days: " + days))
          : Optional.empty();
    }
    return BlockEdits.append(update, List.of("cooldown:", "  default-days: " + days));
  }
}
