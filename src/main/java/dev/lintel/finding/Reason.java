package dev.lintel.finding;

/** Why a finding stands below its rule's severity. */
public enum Reason {
  /** The file is a test, an example or documentation. */
  TEST_PATH("in a test or example path"),
  /** The place is made by a template whose value is not known. */
  TEMPLATE("made by a template"),
  /** A fact that would settle it is missing. */
  UNCERTAIN("not certain");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  /** Gives the words for people. */
  public String text() {
    return text;
  }
}
