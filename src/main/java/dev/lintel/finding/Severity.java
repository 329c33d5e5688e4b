package dev.lintel.finding;

import java.util.Locale;

/** How bad a finding is; the first constant is the worst. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW,
  INFO;

  /** Gives the name that users write. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether this is as bad as the other, or worse. */
  public boolean isAtLeast(Severity other) {
    return ordinal() <= other.ordinal();
  }

  /** Gives the next milder severity; {@link #INFO} stays. */
  public Severity lowered() {
    return values()[Math.min(ordinal() + 1, INFO.ordinal())];
  }
}
