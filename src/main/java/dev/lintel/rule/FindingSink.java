package dev.lintel.rule;

import dev.lintel.source.Span;

/** Takes the reports of one rule. A sink belongs to one rule and one thread. */
public interface FindingSink {
  /**
   * Reports a finding at a place. The message is one sentence without a period.
   *
   * @return the report, to add related places, fixes or a reason to stand lower
   */
  Report report(Span place, String message);

  /**
   * Gives the value of one of the options that the rule's document declares: the user's, or its
   * default.
   */
  String option(String name);
}
