package dev.lintel.rule;

import dev.lintel.finding.RuleId;
import dev.lintel.model.secret.Document;
import dev.lintel.source.Span;

/**
 * The rule behind all detectors of secrets: one pass over a text serves every row of the detector
 * table, so it names the row that each report belongs to.
 */
public non-sealed interface DetectorRule extends Rule {
  void check(Document document, Sink sink);

  /** Takes the reports of all detectors; those that are not selected are dropped. */
  interface Sink {
    Report report(RuleId detector, Span place, String message);
  }
}
