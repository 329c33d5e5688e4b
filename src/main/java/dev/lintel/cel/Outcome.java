package dev.lintel.cel;

import dev.lintel.source.Span;

/** What came of evaluating an expression. */
public sealed interface Outcome {
  /**
   * A value: a Boolean, Long, Double, String, List or Map, or another object of CEL.
   *
   * @param value never null; {@link Values#NULL} for CEL's null
   */
  record Value(Object value) implements Outcome {}

  /**
   * An error of the expression with these values, as a key that is not there.
   *
   * @param place the part of the expression that fails
   */
  record Failed(Span place, String message) implements Outcome {}

  /**
   * The value follows from what is not known here.
   *
   * @param what as {@code request.userInfo}
   */
  record Unknown(String what) implements Outcome {}

  /** The evaluation took more steps than its budget has. */
  record Exceeded() implements Outcome {}
}
