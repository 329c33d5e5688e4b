package dev.lintel.model.workflow;

import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Locale;
import java.util.Optional;

/**
 * The shell that runs a script, as far as a failure inside a pipeline matters. Source:
 * docs.github.com, workflow syntax, {@code jobs.<job_id>.steps[*].shell}, read 2026-11-20.
 */
public enum StepShell {
  /** {@code bash} by name: a pipeline fails where any of its commands fails. */
  BASH_WITH_PIPEFAIL,
  /** No name, or {@code sh}, or a command line without pipefail: the last command alone counts. */
  POSIX,
  /** Not a POSIX shell. */
  OTHER;

  /** Gives the shell of a step: its own, else its job's, else its workflow's, else the runner's. */
  public static StepShell of(Workflow workflow, Job job, Step step) {
    Optional<String> named =
        step.shell().or(job::defaultShell).or(workflow::defaultShell).map(YamlScalar::value);
    if (named.isPresent()) {
      return ofName(named.get());
    }
    boolean isWindows =
        job.runsOn().stream()
            .anyMatch(label -> label.value().toLowerCase(Locale.ROOT).contains("windows"));
    return isWindows ? OTHER : POSIX;
  }

  /** Gives the shell that a step, a job or a workflow names. */
  public static StepShell ofName(String name) {
    if (name.equals("bash") || name.startsWith("bash ") && name.contains("pipefail")) {
      return BASH_WITH_PIPEFAIL;
    }
    return name.equals("sh") || name.startsWith("sh ") || name.startsWith("bash ") ? POSIX : OTHER;
  }
}
