package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Applies what lintel.yml says of rules in places, by the place of each finding. */
final class Overrides {
  private final Policy policy;
  private final Map<RuleId, ActiveRule> active;

  Overrides(Policy policy, Map<RuleId, ActiveRule> active) {
    this.policy = policy;
    this.active = active;
  }

  /**
   * Gives the findings whose rule looks at their place, each with the severity that holds there.
   */
  List<Finding> apply(List<Finding> findings, Function<Finding, Optional<String>> objectOf) {
    List<Finding> held = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      if (policy.isInReach(finding.rule(), finding.path())) {
        List<LocalSetting> settings = policy.overrides(finding.rule());
        if (settings.isEmpty()) {
          held.add(finding);
        } else {
          local(finding, settings, objectOf.apply(finding)).ifPresent(held::add);
        }
      }
    }
    return held;
  }

  private Optional<Finding> local(
      Finding finding, List<LocalSetting> settings, Optional<String> object) {
    ActiveRule rule = active.get(finding.rule());
    boolean isOn = rule == null || rule.isOn();
    Optional<Severity> severity = Optional.empty();
    for (LocalSetting setting : settings) {
      if (setting.covers(finding.path(), object)) {
        isOn = setting.rule().isOnAfter(isOn);
        severity = setting.rule().severity().isPresent() ? setting.rule().severity() : severity;
      }
    }
    return isOn ? Optional.of(severity.map(s -> at(s, finding)).orElse(finding)) : Optional.empty();
  }

  /** The rule may have put the finding below its severity; it stands as far below this one. */
  private static Finding at(Severity severity, Finding finding) {
    return finding.withSeverity(
        finding.lowered().map(reason -> reason.lower(severity)).orElse(severity));
  }
}
