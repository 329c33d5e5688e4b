package dev.lintel.syntax.expression;

import java.util.Collection;

/**
 * What the status functions tell of what ran before.
 *
 * @param success whether all went well
 * @param failure whether anything failed
 * @param cancelled whether the run was cancelled
 */
public record Status(Truth success, Truth failure, Truth cancelled) {
  public static final Status UNKNOWN = new Status(Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN);

  /**
   * Gives the status of a job behind others: those it needs, those that they need, and so on, for
   * GitHub looks at all of them. A run with a cancelled job is taken for cancelled. Source:
   * docs.github.com, "Evaluate expressions in workflows and actions", status check functions, and
   * github.com/actions/runner/issues/491.
   */
  public static Status after(Collection<JobResult> before) {
    return new Status(
        Truth.of(before.stream().allMatch(result -> result == JobResult.SUCCESS)),
        Truth.of(before.contains(JobResult.FAILURE)),
        Truth.of(before.contains(JobResult.CANCELLED)));
  }
}
