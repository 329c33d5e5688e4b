package dev.lintel.rule;

import java.util.Locale;

/** How often a rule's findings are true, in SARIF's steps. */
public enum Precision {
  VERY_HIGH,
  HIGH,
  MEDIUM,
  LOW;

  /** Gives the name that SARIF uses, as {@code very-high}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
