package dev.lintel.policy;

import dev.lintel.finding.RuleId;
import dev.lintel.rule.Catalog;
import dev.lintel.source.ArtifactKind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Writes what a policy says of one file: the rules that are on for it, each with its severity and
 * the line that sets it; a severity without one is the rule's own.
 */
public final class FilePolicyText {
  private final Policy policy;
  private final String path;
  private final YamlWriter yaml = new YamlWriter();

  private FilePolicyText(Policy policy, String path) {
    this.policy = policy;
    this.path = path;
  }

  /**
   * Gives the text.
   *
   * @param path relative to the root, with forward slashes
   * @param reads tells which rules read files of the kind
   */
  public static String of(
      Policy policy, Catalog catalog, String path, ArtifactKind kind, Predicate<RuleId> reads) {
    FilePolicyText text = new FilePolicyText(policy, path);
    if (policy.exclude().ignores(path, false)) {
      text.yaml.comment(path + " is left out by 'exclude'");
      return text.yaml.text();
    }
    text.yaml.comment(path + " is checked as " + kind.id() + "; what names no file is a default");
    text.yaml.openMapping(PolicyKeys.RULES);
    for (Catalog.Entry entry : catalog.entries()) {
      ActiveRule rule = policy.active(entry, policy.isOn(entry.meta(), Selection.DEFAULT));
      if (reads.test(entry.id()) && policy.covers(rule, path)) {
        text.rule(rule.at(path));
      }
    }
    text.yaml.close();
    catalog.entries().stream().filter(e -> reads.test(e.id())).forEach(e -> text.objects(e.id()));
    return text.yaml.text();
  }

  private void rule(ActiveRule rule) {
    String severity = rule.severity().id();
    String source = "";
    for (RuleSetting setting : policy.settings(rule.id())) {
      source = setting.severity().isPresent() ? PolicyText.source(setting.place()) : source;
    }
    for (LocalSetting setting : policy.overrides(rule.id())) {
      if (setting.coversFile(path) && setting.rule().severity().isPresent()) {
        severity = setting.rule().severity().get().id();
        source = PolicyText.source(setting.rule().place());
      }
    }
    if (rule.options().isEmpty()) {
      yaml.scalar(rule.id().toString(), severity, source);
      return;
    }
    yaml.openMapping(rule.id().toString());
    yaml.scalar(PolicyKeys.SEVERITY, severity, source);
    rule.options().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(option -> yaml.scalar(option.getKey(), option.getValue(), ""));
    yaml.close();
  }

  /** What is said of single objects depends on what stands in the file, so it is told in words. */
  private void objects(RuleId rule) {
    for (LocalSetting setting : policy.overrides(rule)) {
      if (setting.object().isPresent() && setting.isInPaths(path)) {
        Optional<String> severity = setting.rule().severity().map(s -> s.id());
        yaml.comment(
            "in %s, %s is %s (%s)"
                .formatted(
                    setting.object().get(),
                    rule,
                    severity.orElse(PolicyKeys.OFF),
                    PolicyText.source(setting.rule().place())));
      }
    }
  }
}
