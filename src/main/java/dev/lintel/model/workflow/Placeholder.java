package dev.lintel.model.workflow;

/** Text that is filled in before GitHub reads a workflow. */
public final class Placeholder {
  private Placeholder() {}

  /**
   * Tells whether a text holds an expression, a place of a template such as {@code {{ branch }}} or
   * {@code <% branch %>}, or is one of the words of GitHub's starter workflows: {@code
   * $default-branch}, {@code $protected-branches}, {@code $cron-daily}, {@code $cron-weekly}.
   * Source of the words: github.com/actions/starter-workflows, read 2026-11-27.
   */
  public static boolean isIn(String text) {
    return text.contains("{{")
        || text.contains("<%")
        || text.startsWith("$cron-")
        || text.equals("$default-branch")
        || text.equals("$protected-branches");
  }
}
