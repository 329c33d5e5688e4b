package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Gate;
import dev.lintel.finding.GateResult;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Persona;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.Gitignore;
import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lintel.yml says. Its keys, all optional:
 *
 * <ul>
 *   <li>{@code exclude}: patterns of .gitignore for files that are not checked;
 *   <li>{@code rules}: by rule id or glob, {@code off}, a severity, or a mapping of {@code
 *       severity}, {@code paths}, {@code exclude} and, for an id, the rule's options; where several
 *       entries match a rule, each later one adds to and overrides the earlier;
 *   <li>{@code persona}: {@code regular}, {@code pedantic} or {@code auditor};
 *   <li>{@code gates}: by gate, {@code block} and {@code alert}: a severity or {@code never};
 *   <li>{@code fail-on}: the severity at which gates block that have no {@code block} here;
 *   <li>{@code suppress}: a list of {@code rule}, {@code path}, {@code object}, {@code reason},
 *       {@code until};
 *   <li>{@code baseline}: {@code file}, and {@code deadlines} by severity.
 * </ul>
 *
 * Immutable.
 */
public final class Policy {
  /** What holds without a lintel.yml. */
  public static final Policy DEFAULT =
      new Policy(
          Gitignore.NONE, List.of(), Optional.empty(), Map.of(), List.of(), Optional.empty());

  private final Gitignore exclude;
  private final List<RuleSetting> rules;
  private final Optional<Persona> persona;
  private final Map<Gate, GateLevels> gates;
  private final List<ConfiguredSuppression> suppressions;
  private final Optional<BaselineSettings> baseline;

  Policy(
      Gitignore exclude,
      List<RuleSetting> rules,
      Optional<Persona> persona,
      Map<Gate, GateLevels> gates,
      List<ConfiguredSuppression> suppressions,
      Optional<BaselineSettings> baseline) {
    this.exclude = exclude;
    this.rules = List.copyOf(rules);
    this.persona = persona;
    this.gates = Map.copyOf(gates);
    this.suppressions = List.copyOf(suppressions);
    this.baseline = baseline;
  }

  /** Reads a lintel.yml; throws for anything in it that is not known, all problems at once. */
  public static Policy load(Optional<SourceText> lintelYml, Catalog catalog)
      throws InvalidPolicyException {
    return lintelYml.isEmpty() ? DEFAULT : new PolicyReader(catalog).read(lintelYml.get());
  }

  /** Gives the files that are not checked, relative to the root. */
  public Gitignore exclude() {
    return exclude;
  }

  List<ConfiguredSuppression> suppressions() {
    return suppressions;
  }

  /** Gives what holds for the baseline. */
  public BaselineSettings baseline() {
    return baseline.orElse(BaselineSettings.DEFAULT);
  }

  /** Gives the baseline's path relative to the root where lintel.yml names one. */
  public Optional<String> baselineFile() {
    return baseline.flatMap(BaselineSettings::file);
  }

  /**
   * Gives the rules that run, in the order of the catalog. Throws where the selection asks for
   * rules or tags that do not exist.
   */
  public List<ActiveRule> select(Catalog catalog, Selection selection)
      throws InvalidPolicyException {
    List<String> problems = selection.problems(catalog);
    if (!problems.isEmpty()) {
      throw new InvalidPolicyException(problems);
    }
    Persona audience = selection.persona(persona);
    List<ActiveRule> active = new ArrayList<>();
    for (Catalog.Entry entry : catalog.entries()) {
      if (selection.admits(entry.meta())
          && (selection.names(entry.id()) || isOn(entry.meta(), audience))) {
        active.add(active(entry));
      }
    }
    return active;
  }

  /** A rule that lintel.yml sets by its id is wanted, whatever its persona. */
  private boolean isOn(RuleMeta rule, Persona audience) {
    boolean isOn = rule.persona().compareTo(audience) <= 0;
    for (RuleSetting setting : settings(rule.id())) {
      isOn = !setting.isOff() && (isOn || setting.isId());
    }
    return isOn;
  }

  private ActiveRule active(Catalog.Entry entry) {
    Severity severity = entry.meta().severity();
    Map<String, String> options = new HashMap<>();
    for (RuleSetting setting : settings(entry.id())) {
      severity = setting.severity().orElse(severity);
      options.putAll(setting.options());
    }
    return new ActiveRule(entry, severity, options);
  }

  private List<RuleSetting> settings(RuleId rule) {
    return rules.stream().filter(setting -> setting.isFor(rule)).toList();
  }

  /** Tells whether lintel.yml has the finding's rule look at its file. */
  boolean covers(Finding finding) {
    return covers(finding.rule(), finding.path());
  }

  boolean covers(RuleId rule, String path) {
    return settings(rule).stream().allMatch(setting -> setting.covers(path));
  }

  /** Gives the decision of every gate, in the order of {@link Gate}. */
  List<GateResult> gates(List<Finding> findings, Optional<Severity> failOn) {
    List<GateResult> results = new ArrayList<>();
    for (Gate gate : Gate.values()) {
      Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
      for (Finding finding : findings) {
        if (finding.gate() == gate && finding.suppressed().isEmpty()) {
          counts.merge(finding.severity(), 1, Integer::sum);
        }
      }
      GateLevels configured = gates.getOrDefault(gate, GateLevels.defaults(gate));
      GateLevels levels = failOn.map(configured::withBlock).orElse(configured);
      results.add(new GateResult(gate, levels.block(), levels.alert(), counts));
    }
    return results;
  }
}
