package dev.lintel.model.workflow.grammar;

import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * A scalar whose place in the grammar is known.
 *
 * @param scalar a value, or a key where {@code isKey}
 * @param definition of the value, by its name, as {@code step-if}
 * @param key the one that it stands under, or of the list that it stands in
 * @param availability what its expressions may use
 */
public record Slot(
    YamlScalar scalar, String definition, Span key, Availability availability, boolean isKey) {
  /** Gives the expressions of the scalar; parsed on each call. */
  public Interpolation interpolation() {
    return isCondition()
        ? Interpolation.ofCondition(scalar.text())
        : Interpolation.of(scalar.text());
  }

  /** Tells whether the whole scalar is an expression, with braces or without. */
  public boolean isCondition() {
    return definition.endsWith("-if");
  }
}
