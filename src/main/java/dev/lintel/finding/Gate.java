package dev.lintel.finding;

import java.util.Locale;

/**
 * The decision that a finding takes part in; each gate passes or fails by itself. The order is the
 * order of reports.
 */
public enum Gate {
  LINT,
  SECURITY,
  SQL,
  DRY_RUN,
  PROMOTION;

  /** Gives the name that users write, as {@code dry-run}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
