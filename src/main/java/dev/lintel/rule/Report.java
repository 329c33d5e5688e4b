package dev.lintel.rule;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Reason;
import dev.lintel.source.Span;

/** A finding that was just reported, open for what belongs to it. */
public interface Report {
  /** Adds another place that the finding speaks of. */
  Report related(Span place, String message);

  /** Adds a step of the way that leads to the finding, the first one first. */
  Report step(Span place, String message);

  /** Adds a repair. */
  Report fix(Fix fix);

  /** Puts the finding one step below its rule's severity. */
  Report lowered(Reason reason);
}
