package dev.lintel.model.sql.validation;

/** Writes numbers of things. */
final class Counts {
  private Counts() {}

  static String columns(int count) {
    return count == 1 ? "1 column" : count + " columns";
  }

  static String arguments(int count) {
    return count == 1 ? "1 argument" : count + " arguments";
  }
}
