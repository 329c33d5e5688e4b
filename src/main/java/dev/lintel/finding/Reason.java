package dev.lintel.finding;

/** Why a finding stands below its rule's severity. */
public enum Reason {
  /** The file is a test, an example or documentation. */
  TEST_PATH("in a test or example path"),
  /** The place is made by a template whose value is not known. */
  TEMPLATE("made by a template"),
  /** A fact that would settle it is missing. */
  UNCERTAIN("not certain"),
  /** The policy that it breaks warns or keeps a record, and refuses nothing. */
  ADVISORY("the policy only warns"),
  /** Only people who may change the repository anyway can make use of it. */
  WRITE_ACCESS("open only to those with write access"),
  /** What the finding says is lost is kept for people to read. */
  REPORT_KEPT("its report is uploaded"),
  /** The program that found it has levels of its own. */
  PROGRAM_WARNS("shellcheck calls it a warning"),
  PROGRAM_INFORMS("shellcheck calls it an information", 2),
  PROGRAM_SUGGESTS("shellcheck calls it a matter of style", 3);

  private final String text;
  private final int steps;

  Reason(String text) {
    this(text, 1);
  }

  Reason(String text, int steps) {
    this.text = text;
    this.steps = steps;
  }

  /** Gives the severity that a finding has for this reason instead of its rule's. */
  public Severity lower(Severity severity) {
    Severity lowered = severity;
    for (int i = 0; i < steps; i++) {
      lowered = lowered.lowered();
    }
    return lowered;
  }

  /** Gives the words for people. */
  public String text() {
    return text;
  }
}
