package dev.lintel.engine;

import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import dev.lintel.rule.Catalog;
import dev.lintel.source.ArtifactKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a check found.
 *
 * @param catalog all rules that there were, the user's own among them
 * @param selected the rules that ran
 * @param kinds what each file was taken for, by its path, in the order of the paths
 * @param nanos where the time of all threads went, by the name of what worked; empty unless asked
 *     for
 */
public record CheckResult(
    RunResult run,
    Catalog catalog,
    Set<RuleId> selected,
    Map<String, ArtifactKind> kinds,
    Map<String, Long> nanos) {
  public CheckResult {
    selected = Set.copyOf(selected);
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    nanos = Map.copyOf(nanos);
  }
}
