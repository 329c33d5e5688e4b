package dev.lintel.policy;

import java.util.List;

/** What the user asks for, in lintel.yml or on the command line, cannot be: misuse of the tool. */
public final class InvalidPolicyException extends Exception {
  private final List<String> problems;

  public InvalidPolicyException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * Gives one line for each problem, in the order of the text: where it is, what is wrong and what
   * would be accepted. At least one.
   */
  public List<String> problems() {
    return problems;
  }
}
