package dev.lintel.syntax.sql;

import dev.lintel.source.Span;

/**
 * One identifier.
 *
 * @param value the identifier without its quotes
 */
public record Name(Span span, String value) {
  /** Tells whether both name the same thing: Spark resolves names without regard to case. */
  public boolean matches(Name other) {
    return value.equalsIgnoreCase(other.value);
  }

  /** Tells whether it is an IDENTIFIER clause, whose value nobody knows before it runs. */
  public boolean isDynamic() {
    return span.length() == value.length() && value.endsWith(")");
  }

  /** Gives the identifier as written. */
  @Override
  public String toString() {
    return span.text();
  }
}
