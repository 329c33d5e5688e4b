package dev.lintel.policy;

import dev.lintel.finding.Gate;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Persona;
import dev.lintel.rule.RuleDefaults;
import dev.lintel.source.Gitignore;
import dev.lintel.source.Glob;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Makes a policy of a valid tree, section by section. */
final class PolicyReader {
  private final Catalog catalog;

  PolicyReader(Catalog catalog) {
    this.catalog = catalog;
  }

  Policy read(Setting top) {
    RuleSettings settings = new RuleSettings(catalog);
    List<RuleSetting> rules = settings.read(top.find(PolicyKeys.RULES));
    List<LocalSetting> overrides = settings.overrides(top.find(PolicyKeys.OVERRIDES));
    return new Policy(
        top.find(PolicyKeys.EXCLUDE).patterns().orElse(Gitignore.NONE),
        byRule(rules, RuleSetting::isFor),
        byRule(overrides, (local, rule) -> local.rule().isFor(rule)),
        top.find(PolicyKeys.PERSONA).constant(Persona.values(), Persona::id),
        gates(top),
        suppressions(top.find(PolicyKeys.SUPPRESS)),
        baseline(top.find(PolicyKeys.BASELINE)),
        files(top.find(PolicyKeys.SQL).find(PolicyKeys.CATALOG)),
        top.find(PolicyKeys.KUBERNETES).find(PolicyKeys.VERSION).text(),
        top.find(PolicyKeys.CUSTOM).items().stream().map(CustomRule::of).toList(),
        files(top.find(PolicyKeys.KUBERNETES).find(PolicyKeys.POLICIES)),
        RuleDefaults.NONE);
  }

  private static List<String> files(Setting setting) {
    return setting.items().stream().map(item -> item.text().orElseThrow()).toList();
  }

  /** Most files say nothing of a baseline, and then nothing of it is loaded. */
  private static Optional<BaselineSettings> baseline(Setting setting) {
    return setting.isPresent() ? Optional.of(BaselineSettings.of(setting)) : Optional.empty();
  }

  /** Says of each rule what holds for it, so that nobody asks every glob again. */
  private <S> Map<RuleId, List<S>> byRule(List<S> settings, BiPredicate<S, RuleId> isFor) {
    Map<RuleId, List<S>> byRule = new HashMap<>();
    if (settings.isEmpty()) {
      return byRule;
    }
    for (Catalog.Entry entry : catalog.entries()) {
      List<S> own = settings.stream().filter(s -> isFor.test(s, entry.id())).toList();
      if (!own.isEmpty()) {
        byRule.put(entry.id(), own);
      }
    }
    return byRule;
  }

  private static Map<Gate, GateLevels> gates(Setting top) {
    Map<Gate, GateLevels> gates = new EnumMap<>(Gate.class);
    Optional<Severity> failOn = top.find(PolicyKeys.FAIL_ON).severity();
    for (Gate gate : Gate.values()) {
      GateLevels defaults = GateLevels.defaults(gate);
      GateLevels levels = failOn.map(defaults::withBlock).orElse(defaults);
      Setting own = top.find(PolicyKeys.GATES).find(gate.id());
      gates.put(
          gate,
          new GateLevels(
              level(own.find(PolicyKeys.BLOCK), levels.block()),
              level(own.find(PolicyKeys.ALERT), levels.alert())));
    }
    return gates;
  }

  private static Optional<Severity> level(Setting setting, Optional<Severity> otherwise) {
    return setting.isPresent() ? setting.severity() : otherwise;
  }

  private static List<ConfiguredSuppression> suppressions(Setting setting) {
    List<ConfiguredSuppression> suppressions = new ArrayList<>();
    for (Setting item : setting.items()) {
      Setting rule = item.find(PolicyKeys.RULE);
      Setting until = item.find(PolicyKeys.UNTIL);
      suppressions.add(
          new ConfiguredSuppression(
              until.isPresent() ? until.span() : rule.span(),
              rule.text().orElseThrow(),
              item.find(PolicyKeys.PATH).patterns(),
              item.find(PolicyKeys.OBJECT).text().map(Glob::of),
              item.find(PolicyKeys.REASON).text().orElseThrow(),
              until.day()));
    }
    return suppressions;
  }
}
