package dev.lintel.rule;

import dev.lintel.finding.Gate;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.source.ArtifactKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the rule's document says of it; the text itself is read by {@link RuleDocument} only where
 * it is shown.
 *
 * @param since version that brought the rule
 * @param precision how often its findings are true
 * @param cwe as {@code CWE-798}
 * @param securitySeverity 0.1 to 10.0 for rules tagged {@code security}, empty string otherwise
 * @param isProtected whether comments in files cannot suppress it
 * @param kinds the artifact kinds that it reads; empty for the kinds of its interface
 * @param references addresses with more to read
 * @param peers checks of other tools that look for the same
 * @param document the Markdown of a rule that Lintel has no document of; empty for all others
 */
public record RuleMeta(
    RuleId id,
    String title,
    Severity severity,
    Gate gate,
    String since,
    Persona persona,
    Set<String> tags,
    Precision precision,
    List<String> cwe,
    String securitySeverity,
    boolean isProtected,
    Set<ArtifactKind> kinds,
    List<RuleOption> options,
    List<String> references,
    List<Peer> peers,
    Optional<String> document) {
  /** Makes what Lintel's own document says of a rule. */
  public RuleMeta(
      RuleId id,
      String title,
      Severity severity,
      Gate gate,
      String since,
      Persona persona,
      Set<String> tags,
      Precision precision,
      List<String> cwe,
      String securitySeverity,
      boolean isProtected,
      Set<ArtifactKind> kinds,
      List<RuleOption> options,
      List<String> references,
      List<Peer> peers) {
    this(
        id,
        title,
        severity,
        gate,
        since,
        persona,
        tags,
        precision,
        cwe,
        securitySeverity,
        isProtected,
        kinds,
        options,
        references,
        peers,
        Optional.empty());
  }
}
