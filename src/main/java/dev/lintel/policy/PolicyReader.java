package dev.lintel.policy;

import dev.lintel.finding.Gate;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Persona;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rule.RuleOption;
import dev.lintel.source.Gitignore;
import dev.lintel.source.Glob;
import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one lintel.yml. */
final class PolicyReader {
  private static final List<String> KEYS =
      List.of("exclude", "rules", "persona", "gates", "fail-on", "suppress", "baseline");
  private static final List<String> RULE_KEYS = List.of("severity", "paths", "exclude");
  private static final List<String> SUPPRESSION_KEYS =
      List.of("rule", "path", "object", "reason", "until");
  private static final String OFF = "off";
  private static final String NEVER = "never";

  private final Catalog catalog;
  private final List<String> ids;
  private final Problems problems = new Problems();

  PolicyReader(Catalog catalog) {
    this.catalog = catalog;
    this.ids = catalog.entries().stream().map(entry -> entry.id().toString()).toList();
  }

  Policy read(SourceText source) throws InvalidPolicyException {
    YamlStream stream = YamlParser.parse(source, YamlSchema.CORE);
    for (SyntaxProblem problem : stream.problems()) {
      problems.add(problem.span(), problem.message());
    }
    problems.throwIfAny();
    List<YamlDocument> documents = stream.documents();
    if (documents.size() > 1) {
      problems.add(documents.get(1).span(), "lintel.yml is one document");
    }
    Optional<Setting> top =
        documents.stream()
            .findFirst()
            .flatMap(YamlDocument::root)
            .map(root -> new Setting("lintel.yml", root, problems));
    Policy policy = top.map(this::policy).orElse(Policy.DEFAULT);
    problems.throwIfAny();
    return policy;
  }

  private Policy policy(Setting top) {
    Map<String, Setting> settings = top.settings(KEYS);
    return new Policy(
        find(settings, "exclude").map(Setting::patterns).orElse(Gitignore.NONE),
        find(settings, "rules").map(this::rules).orElse(List.of()),
        find(settings, "persona").flatMap(s -> s.constant(Persona.values(), Persona::id)),
        gates(find(settings, "gates"), find(settings, "fail-on").flatMap(Setting::severity)),
        find(settings, "suppress").map(this::suppressions).orElse(List.of()),
        find(settings, "baseline").map(BaselineSettings::of));
  }

  private static Optional<Setting> find(Map<String, Setting> settings, String key) {
    return Optional.ofNullable(settings.get(key));
  }

  private List<RuleSetting> rules(Setting setting) {
    List<RuleSetting> rules = new ArrayList<>();
    for (YamlEntry entry : setting.entries()) {
      if (isKnown(new Setting(entry.name(), entry.key(), problems), entry.name())) {
        rules.add(rule(entry.name(), setting.of(entry)));
      }
    }
    return rules;
  }

  /** Tells whether a glob matches a rule; says so where it does not. */
  private boolean isKnown(Setting place, String glob) {
    boolean isKnown = ids.stream().anyMatch(Glob.of(glob)::matches);
    if (!isKnown) {
      place.unknown("rule", glob, ids);
    }
    return isKnown;
  }

  private RuleSetting rule(String glob, Setting value) {
    Optional<RuleMeta> meta =
        catalog.entries().stream()
            .map(Catalog.Entry::meta)
            .filter(m -> m.id().toString().equals(glob))
            .findFirst();
    return value.node().mapping().isPresent()
        ? ruleMapping(glob, meta, value)
        : ruleWord(glob, meta.isPresent(), value);
  }

  private static RuleSetting ruleWord(String glob, boolean isId, Setting value) {
    return new RuleSetting(
        Glob.of(glob),
        isId,
        value.is(OFF),
        value.severity(OFF),
        Map.of(),
        Optional.empty(),
        Gitignore.NONE);
  }

  private static RuleSetting ruleMapping(String glob, Optional<RuleMeta> meta, Setting value) {
    List<RuleOption> declared = meta.map(RuleMeta::options).orElse(List.of());
    List<String> accepted = new ArrayList<>(RULE_KEYS);
    declared.forEach(option -> accepted.add(option.name()));
    Map<String, Setting> settings = value.settings(accepted);
    Map<String, String> options = new HashMap<>();
    for (RuleOption option : declared) {
      find(settings, option.name())
          .flatMap(setting -> setting.option(option.type()))
          .ifPresent(text -> options.put(option.name(), text));
    }
    return new RuleSetting(
        Glob.of(glob),
        meta.isPresent(),
        false,
        find(settings, "severity").flatMap(Setting::severity),
        options,
        find(settings, "paths").map(Setting::patterns),
        find(settings, "exclude").map(Setting::patterns).orElse(Gitignore.NONE));
  }

  private static Map<Gate, GateLevels> gates(Optional<Setting> setting, Optional<Severity> failOn) {
    Map<Gate, GateLevels> gates = new EnumMap<>(Gate.class);
    Map<String, Setting> settings =
        setting
            .map(s -> s.settings(Arrays.stream(Gate.values()).map(Gate::id).toList()))
            .orElse(Map.of());
    for (Gate gate : Gate.values()) {
      GateLevels defaults = GateLevels.defaults(gate);
      GateLevels levels = failOn.map(defaults::withBlock).orElse(defaults);
      Optional<Setting> own = find(settings, gate.id());
      gates.put(gate, own.map(s -> levels(s, levels)).orElse(levels));
    }
    return gates;
  }

  private static GateLevels levels(Setting setting, GateLevels otherwise) {
    Map<String, Setting> settings = setting.settings(List.of("block", "alert"));
    return new GateLevels(
        find(settings, "block").map(s -> s.severity(NEVER)).orElse(otherwise.block()),
        find(settings, "alert").map(s -> s.severity(NEVER)).orElse(otherwise.alert()));
  }

  private List<ConfiguredSuppression> suppressions(Setting setting) {
    return setting.items().stream().flatMap(item -> suppression(item).stream()).toList();
  }

  private Optional<ConfiguredSuppression> suppression(Setting item) {
    Map<String, Setting> settings = item.settings(SUPPRESSION_KEYS);
    for (String key : List.of("rule", "reason")) {
      if (!settings.containsKey(key)) {
        problems.add(item.span(), "a suppression needs '" + key + "'");
      }
    }
    Optional<Setting> rule = find(settings, "rule");
    Optional<String> glob = rule.flatMap(Setting::text).filter(g -> isKnown(rule.get(), g));
    Optional<String> reason = find(settings, "reason").flatMap(Setting::text);
    if (glob.isEmpty() || reason.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ConfiguredSuppression(
            find(settings, "until").map(Setting::span).orElse(rule.get().span()),
            glob.get(),
            find(settings, "path").map(Setting::patterns),
            find(settings, "object").flatMap(Setting::text).map(Glob::of),
            reason.get(),
            find(settings, "until").flatMap(Setting::date)));
  }
}
