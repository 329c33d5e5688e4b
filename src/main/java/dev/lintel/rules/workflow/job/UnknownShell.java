package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.RunnerLabels.OperatingSystem;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Excerpt;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds shells that runners do not have. Rationale and examples: rules/workflow/unknown-shell.md.
 */
public final class UnknownShell implements WorkflowRule {
  private static final Set<OperatingSystem> ANY = EnumSet.allOf(OperatingSystem.class);

  /** Source: docs.github.com, workflow syntax, jobs.<job_id>.steps[*].shell, read 2026-11-27. */
  private static final Map<String, Set<OperatingSystem>> SHELLS =
      Map.of(
          "bash",
          ANY,
          "pwsh",
          ANY,
          "python",
          ANY,
          "sh",
          EnumSet.of(OperatingSystem.LINUX, OperatingSystem.MACOS),
          "cmd",
          EnumSet.of(OperatingSystem.WINDOWS),
          "powershell",
          EnumSet.of(OperatingSystem.WINDOWS));

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    workflow.defaultShell().ifPresent(shell -> check(shell, Optional.empty(), sink));
    for (Job job : workflow.jobs()) {
      Optional<OperatingSystem> system = job.runner().system();
      job.defaultShell().ifPresent(shell -> check(shell, system, sink));
      for (Step step : job.steps()) {
        step.shell().ifPresent(shell -> check(shell, system, sink));
      }
    }
  }

  private static void check(YamlScalar shell, Optional<OperatingSystem> system, FindingSink sink) {
    String text = shell.value();
    if (shell.isNull() || text.isEmpty() || text.contains("${{") || text.contains("{0}")) {
      return;
    }
    Set<OperatingSystem> systems = SHELLS.get(text.toLowerCase(Locale.ROOT));
    if (systems == null) {
      sink.report(
          shell.text().all(),
          "'%s' is no shell that GitHub knows, and no command with a place '{0}' for the script%s"
              .formatted(
                  Excerpt.of(shell.text().all()),
                  Spelling.hint(text, SHELLS.keySet().stream().sorted().toList())));
    } else if (system.isPresent() && !systems.contains(system.get())) {
      sink.report(
          shell.text().all(),
          "runners with %s have no shell '%s'".formatted(system.get().title(), text));
    }
  }
}
