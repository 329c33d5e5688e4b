package dev.lintel.policy;

import dev.lintel.rule.Catalog;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rule.RuleOption;
import dev.lintel.source.Gitignore;
import dev.lintel.source.Glob;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@code rules:} and {@code overrides:} say of rules. */
final class RuleSettings {
  private final Map<String, RuleMeta> rules = new HashMap<>();

  RuleSettings(Catalog catalog) {
    catalog.entries().forEach(entry -> rules.put(entry.id().toString(), entry.meta()));
  }

  /** Gives what a mapping by rule id or glob says, in its order. */
  List<RuleSetting> read(Setting setting) {
    List<RuleSetting> settings = new ArrayList<>();
    for (YamlEntry entry : setting.entries()) {
      settings.add(rule(entry.name(), new Setting(entry.value())));
    }
    return settings;
  }

  private RuleSetting rule(String glob, Setting value) {
    RuleMeta rule = rules.get(glob);
    boolean isWord = value.text().isPresent();
    Map<String, String> options = new HashMap<>();
    for (RuleOption option : rule == null ? List.<RuleOption>of() : rule.options()) {
      value.find(option.name()).option().ifPresent(text -> options.put(option.name(), text));
    }
    return new RuleSetting(
        value.span(),
        Glob.of(glob),
        rule != null,
        value.is(PolicyKeys.OFF),
        isWord ? value.severity() : value.find(PolicyKeys.SEVERITY).severity(),
        options,
        value.find(PolicyKeys.PATHS).patterns(),
        value.find(PolicyKeys.EXCLUDE).patterns().orElse(Gitignore.NONE));
  }

  /** Gives what the items of {@code overrides:} say, in their order. */
  List<LocalSetting> overrides(Setting setting) {
    List<LocalSetting> settings = new ArrayList<>();
    for (Setting item : setting.items()) {
      for (RuleSetting rule : read(item.find(PolicyKeys.RULES))) {
        settings.add(
            new LocalSetting(
                item.find(PolicyKeys.PATH).patterns(),
                item.find(PolicyKeys.OBJECT).text().map(Glob::of),
                rule));
      }
    }
    return settings;
  }
}
