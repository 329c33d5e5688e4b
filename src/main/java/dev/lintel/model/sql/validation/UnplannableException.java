package dev.lintel.model.sql.validation;

/** Says that a statement is too large, or too unclear, for a plan. */
final class UnplannableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnplannableException(String why) {
    super(why, null, false, false);
  }
}
