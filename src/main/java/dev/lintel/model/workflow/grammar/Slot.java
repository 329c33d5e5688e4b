package dev.lintel.model.workflow.grammar;

import dev.lintel.source.Deferred;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.yaml.YamlScalar;

/** A scalar whose place in the grammar is known. */
public final class Slot {
  private final YamlScalar scalar;
  private final String definition;
  private final Span key;
  private final Availability availability;
  private final boolean isKey;
  private final Deferred<Interpolation> interpolation;

  Slot(YamlScalar scalar, String definition, Span key, Availability availability, boolean isKey) {
    this.scalar = scalar;
    this.definition = definition;
    this.key = key;
    this.availability = availability;
    this.isKey = isKey;
    interpolation =
        new Deferred<>(() ->
            isCondition()
                ? Interpolation.ofCondition(scalar.text())
                : Interpolation.of(scalar.text()));
  }

  /** Gives the value, or the key where it {@link #isKey}. */
  public YamlScalar scalar() {
    return scalar;
  }

  /** Gives the definition of the value, by its name, as {@code step-if}. */
  public String definition() {
    return definition;
  }

  /** Gives the key that it stands under, or of the list that it stands in. */
  public Span key() {
    return key;
  }

  /** Gives what its expressions may use. */
  public Availability availability() {
    return availability;
  }

  public boolean isKey() {
    return isKey;
  }

  /** Gives the expressions of the scalar; parsed once. */
  public Interpolation interpolation() {
    return interpolation.get();
  }

  /** Tells whether the whole scalar is an expression, with braces or without. */
  public boolean isCondition() {
    return definition.endsWith("-if");
  }
}
