package dev.lintel.model.workflow.type;

import dev.lintel.source.Span;
import java.util.Optional;

/** What the types of an expression tell against it. */
public sealed interface TypeProblem {
  Span place();

  /** Says what is wrong, as one sentence without a period. */
  String message();

  /**
   * A property that an object never has: GitHub gives null for it.
   *
   * @param place the name, or the text in quotes that it is
   * @param slip the one name that differs by so little that it must be meant
   */
  record Undefined(Span place, String message, Optional<String> slip) implements TypeProblem {}

  /** An output that the used workflow or action does not declare. */
  record UndefinedOutput(Span place, String message, Optional<String> slip)
      implements TypeProblem {}

  /** A property that the payload has for none of the events that start the workflow. */
  record OutsidePayload(Span place, String message) implements TypeProblem {}

  /** An operation or function that its operands are not made for, or a collection as a text. */
  record Mismatch(Span place, String message) implements TypeProblem {}

  /** A comparison that has the same result for all values that its operands can have. */
  record NeverEqual(Span place, String message) implements TypeProblem {}
}
