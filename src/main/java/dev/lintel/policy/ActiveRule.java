package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Reason;
import dev.lintel.finding.Related;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Rule;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.Gitignore;
import dev.lintel.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A rule that takes part in a run.
 *
 * @param severity the severity of its findings unless they are lowered
 * @param options the user's values by name; what is missing has the default of the rule's document
 * @param isOn whether it is on where no override says otherwise
 * @param local the user's values for some files; later ones override earlier ones
 */
public record ActiveRule(
    Catalog.Entry entry,
    Severity severity,
    Map<String, String> options,
    boolean isOn,
    List<LocalOptions> local) {
  /**
   * Values of options for some files.
   *
   * @param paths the files; empty for all
   */
  public record LocalOptions(Optional<Gitignore> paths, Map<String, String> options) {
    public LocalOptions {
      options = Map.copyOf(options);
    }
  }

  public ActiveRule {
    options = Map.copyOf(options);
    local = List.copyOf(local);
  }

  public ActiveRule(Catalog.Entry entry, Severity severity, Map<String, String> options) {
    this(entry, severity, options, true, List.of());
  }

  /** Makes the active rule as its document has it. */
  public static ActiveRule of(Catalog.Entry entry) {
    return new ActiveRule(entry, entry.meta().severity(), Map.of());
  }

  /** Gives the rule with the options that hold for a file, its path relative to the root. */
  public ActiveRule at(String path) {
    if (local.isEmpty()) {
      return this;
    }
    Map<String, String> there = new HashMap<>(options);
    for (LocalOptions setting : local) {
      if (setting.paths().map(p -> p.ignores(path, false)).orElse(true)) {
        there.putAll(setting.options());
      }
    }
    return new ActiveRule(entry, severity, there, isOn, List.of());
  }

  /** Gives this rule with an object of the caller in the place of its own. */
  public ActiveRule madeBy(Supplier<Rule> made) {
    return new ActiveRule(new Catalog.Entry(meta(), made), severity, options, isOn, local);
  }

  public RuleMeta meta() {
    return entry.meta();
  }

  public RuleId id() {
    return entry.id();
  }

  /** Gives the rule's object. */
  public Rule rule() {
    return entry.rule().get();
  }

  /** Makes a finding of the rule, which neither the baseline nor a suppression knows yet. */
  public Finding finding(
      Span place,
      String message,
      List<Related> related,
      List<Related> flow,
      List<Fix> fixes,
      Optional<Reason> lowered) {
    return new Finding(
        id(),
        lowered.map(reason -> reason.lower(severity)).orElse(severity),
        meta().gate(),
        place,
        message,
        meta().tags(),
        related,
        flow,
        fixes,
        lowered,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Gives the value of an option; throws IllegalArgumentException where the document declares none
   * of that name.
   */
  public String option(String name) {
    String value = options.get(name);
    if (value != null) {
      return value;
    }
    return meta().options().stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id() + " declares no option " + name))
        .defaultValue();
  }
}
