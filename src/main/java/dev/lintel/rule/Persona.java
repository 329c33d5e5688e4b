package dev.lintel.rule;

import java.util.Locale;

/** Who a rule speaks to; each later one hears the earlier ones' rules too. */
public enum Persona {
  /** Everyone: worth acting on. */
  REGULAR,
  /** Those who want it tidy. */
  PEDANTIC,
  /** Those who look for every trace. */
  AUDITOR;

  /** Gives the name that users write. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
