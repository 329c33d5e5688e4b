package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Gate;
import dev.lintel.finding.GateResult;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Persona;
import dev.lintel.rule.RuleDefaults;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.Gitignore;
import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lintel.yml says; {@link PolicyKeys} lists its keys. Immutable. */
public final class Policy {
  /** What holds without a lintel.yml. */
  public static final Policy DEFAULT =
      new Policy(
          Gitignore.NONE,
          Map.of(),
          Map.of(),
          Optional.empty(),
          Map.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          RuleDefaults.NONE);

  private final Gitignore exclude;
  private final Map<RuleId, List<RuleSetting>> rules;
  private final Map<RuleId, List<LocalSetting>> overrides;
  private final Optional<Persona> persona;
  private final Map<Gate, GateLevels> gates;
  private final List<ConfiguredSuppression> suppressions;
  private final Optional<BaselineSettings> baseline;
  private final List<String> catalogFiles;
  private final Optional<String> kubernetesVersion;
  private final List<CustomRule> customRules;
  private final List<String> admissionFiles;
  private final RuleDefaults defaults;

  /**
   * @param rules what is said of each rule that anything is said of, in the order of the file
   * @param overrides the same for places
   * @param defaults what else is said of rules, which these override
   */
  Policy(
      Gitignore exclude,
      Map<RuleId, List<RuleSetting>> rules,
      Map<RuleId, List<LocalSetting>> overrides,
      Optional<Persona> persona,
      Map<Gate, GateLevels> gates,
      List<ConfiguredSuppression> suppressions,
      Optional<BaselineSettings> baseline,
      List<String> catalogFiles,
      Optional<String> kubernetesVersion,
      List<CustomRule> customRules,
      List<String> admissionFiles,
      RuleDefaults defaults) {
    this.exclude = exclude;
    this.rules = Map.copyOf(rules);
    this.overrides = Map.copyOf(overrides);
    this.persona = persona;
    this.gates = Map.copyOf(gates);
    this.suppressions = List.copyOf(suppressions);
    this.baseline = baseline;
    this.catalogFiles = List.copyOf(catalogFiles);
    this.kubernetesVersion = kubernetesVersion;
    this.customRules = List.copyOf(customRules);
    this.admissionFiles = List.copyOf(admissionFiles);
    this.defaults = defaults;
  }

  /** Gives the policy over something else that is said of rules, which it overrides. */
  public Policy over(RuleDefaults below) {
    return new Policy(
        exclude,
        rules,
        overrides,
        persona,
        gates,
        suppressions,
        baseline,
        catalogFiles,
        kubernetesVersion,
        customRules,
        admissionFiles,
        below);
  }

  /**
   * Reads a lintel.yml that extends presets at most; throws for anything in it that is not known,
   * all problems at once.
   */
  public static Policy load(Optional<SourceText> lintelYml, Catalog catalog)
      throws InvalidPolicyException {
    return lintelYml.isEmpty()
        ? DEFAULT
        : PolicyDocument.read(lintelYml.get(), PolicyFiles.NONE, catalog).policy(catalog);
  }

  /** Gives the files that are not checked, relative to the root. */
  public Gitignore exclude() {
    return exclude;
  }

  List<ConfiguredSuppression> suppressions() {
    return suppressions;
  }

  /** Gives the catalog files that lintel.yml names, relative to the root. */
  public List<String> catalogFiles() {
    return catalogFiles;
  }

  /** Gives which versions of Kubernetes manifests are for, as written. */
  public Optional<String> kubernetesVersion() {
    return kubernetesVersion;
  }

  /** Gives the files of admission policies that lintel.yml names, relative to the root. */
  public List<String> admissionFiles() {
    return admissionFiles;
  }

  /** Gives the user's own rules, in the order of the file. */
  public List<CustomRule> customRules() {
    return customRules;
  }

  /** Gives what holds for the baseline. */
  public BaselineSettings baseline() {
    return baseline.orElse(BaselineSettings.DEFAULT);
  }

  /** Gives the baseline's path relative to the root where lintel.yml names one. */
  public Optional<String> baselineFile() {
    return baseline.isPresent() ? baseline.get().file() : Optional.empty();
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
    List<ActiveRule> active = new ArrayList<>();
    for (Catalog.Entry entry : catalog.entries()) {
      if (selection.admits(entry.meta())) {
        boolean isOn = isOn(entry.meta(), selection);
        if (isOn || isOnSomewhere(entry.id())) {
          active.add(active(entry, isOn));
        }
      }
    }
    return active;
  }

  /** Tells whether a rule is on where no override says otherwise. */
  boolean isOn(RuleMeta rule, Selection selection) {
    // A rule that lintel.yml sets by its id is wanted, whatever its persona.
    boolean isOn = rule.persona().compareTo(selection.persona(persona)) <= 0;
    for (RuleSetting setting : settings(rule.id())) {
      isOn = setting.isOnAfter(isOn);
    }
    return isOn || selection.names(rule.id());
  }

  private boolean isOnSomewhere(RuleId rule) {
    for (LocalSetting setting : overrides(rule)) {
      if (setting.rule().isOnAfter(false)) {
        return true;
      }
    }
    return false;
  }

  /** Gives a rule with the severity and the options that are set for it. */
  ActiveRule active(Catalog.Entry entry, boolean isOn) {
    Severity severity = defaults.severity(entry.meta()).orElse(entry.meta().severity());
    Map<String, String> options = new HashMap<>(defaults.options(entry.meta()));
    for (RuleSetting setting : settings(entry.id())) {
      severity = setting.severity().orElse(severity);
      options.putAll(setting.options());
    }
    List<ActiveRule.LocalOptions> local = new ArrayList<>(0);
    for (LocalSetting setting : overrides(entry.id())) {
      if (!setting.rule().options().isEmpty()) {
        local.add(new ActiveRule.LocalOptions(setting.paths(), setting.rule().options()));
      }
    }
    return new ActiveRule(entry, severity, options, isOn, local);
  }

  /** Gives what is said of a rule everywhere, in the order of the file. */
  List<RuleSetting> settings(RuleId rule) {
    return rules.getOrDefault(rule, List.of());
  }

  /** Gives what is said of a rule for places, in the order of the file. */
  List<LocalSetting> overrides(RuleId rule) {
    return overrides.getOrDefault(rule, List.of());
  }

  /**
   * Tells whether a rule looks at a file at all, whatever object it finds there: overrides and its
   * own {@code paths} and {@code exclude} let it.
   */
  boolean covers(ActiveRule rule, String path) {
    boolean isOn = rule.isOn();
    for (LocalSetting setting : overrides(rule.id())) {
      isOn = setting.coversFile(path) ? setting.rule().isOnAfter(isOn) : isOn;
    }
    return isOn && isInReach(rule.id(), path);
  }

  /** Tells whether a rule's own {@code paths} and {@code exclude} have it look at a file. */
  boolean isInReach(RuleId rule, String path) {
    for (RuleSetting setting : settings(rule)) {
      if (!setting.covers(path)) {
        return false;
      }
    }
    return true;
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
