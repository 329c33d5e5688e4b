package dev.lintel.rule;

import dev.lintel.model.kubernetes.Overlay;
import dev.lintel.source.Span;
import java.util.Optional;

/** Takes the reports of one rule. A sink belongs to one rule and one thread. */
public interface FindingSink {
  /**
   * Reports a finding at a place. The message is one sentence without a period.
   *
   * @return the report, to add related places, fixes or a reason to stand lower
   */
  Report report(Span place, String message);

  /**
   * Gives the sink for what is said of an object that an overlay builds: what is said again of
   * another overlay's at the same place joins the first finding. Empty for an object as its file
   * has it.
   */
  default FindingSink in(Optional<Overlay> overlay) {
    return this;
  }

  /**
   * Gives the value of one of the options that the rule's document declares: the user's, or its
   * default.
   */
  String option(String name);
}
