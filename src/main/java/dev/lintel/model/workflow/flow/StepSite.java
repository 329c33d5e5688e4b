package dev.lintel.model.workflow.flow;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.Pipeline;
import dev.lintel.syntax.shell.ShellParser;
import dev.lintel.syntax.shell.ShellScript;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A step with what stands around it.
 *
 * @param job empty for a step of an action
 */
public record StepSite(Definition definition, Optional<Job> job, Step step) {
  private static final Set<String> POWERSHELLS = Set.of("pwsh", "powershell");

  /** Tells whether a condition of the step is the word false, so that it never runs. */
  boolean isOff() {
    return step.condition()
        .map(condition -> condition.value().replaceAll("[${}\\s]", ""))
        .filter("false"::equals)
        .isPresent();
  }

  /** Gives the environments that the step sees, its own first and the workflow's last. */
  public List<YamlMapping> environments() {
    return Stream.of(
            step.env(), job.flatMap(Job::env), definition.workflow().flatMap(Workflow::env))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Gives the value of an environment variable of the step; names are compared without case. */
  public Optional<YamlScalar> variable(String name) {
    return environments().stream()
        .flatMap(env -> env.entries().stream())
        .filter(entry -> entry.name().equalsIgnoreCase(name))
        .findFirst()
        .map(YamlEntry::value)
        .flatMap(YamlNode::scalar);
  }

  /**
   * Gives the shell that runs the script, as it is named: the step's, the job's, the workflow's.
   */
  public Optional<String> shell() {
    return step.shell()
        .or(() -> job.flatMap(Job::defaultShell))
        .or(() -> definition.workflow().flatMap(Workflow::defaultShell))
        .map(YamlScalar::value);
  }

  /** Tells whether PowerShell runs the script: by its name, or as Windows runners' own choice. */
  public boolean isPowerShell() {
    return shell()
        .map(name -> POWERSHELLS.contains(name.split(" ", 2)[0]))
        .orElseGet(() ->
            job.stream()
                .flatMap(j -> j.runsOn().stream())
                .anyMatch(label -> label.value().toLowerCase(Locale.ROOT).contains("windows")));
  }

  /** Tells whether bash or another POSIX shell is known to run the script. */
  public boolean isPosix() {
    Optional<String> named = shell().map(name -> name.split(" ", 2)[0]);
    return named.isPresent()
        ? named.get().equals("bash") || named.get().equals("sh")
        : job.filter(j ->
                !j.runsOn().isEmpty()
                    && j.runsOn().stream()
                        .map(label -> label.value().toLowerCase(Locale.ROOT))
                        .allMatch(label -> !label.contains("windows") && !label.contains("${{")))
            .isPresent();
  }

  /**
   * Gives the script. Lines of PowerShell are read too as far as they look like those of a POSIX
   * shell; each command's span leads to the file.
   */
  public Optional<ShellScript> script() {
    return isPowerShell()
        ? step.run().map(YamlScalar::text).map(PowerShellLines::asPosix).map(ShellParser::parse)
        : step.script();
  }

  /** Gives the commands of the script. */
  public List<Command.Simple> commands() {
    return script().map(ShellScript::commands).orElse(List.of());
  }

  /** Gives the pipelines of the script that stand in no group. */
  public List<Pipeline> pipelines() {
    return script().stream()
        .flatMap(script -> script.lists().stream())
        .flatMap(list -> list.pipelines().stream())
        .toList();
  }

  /** Gives the slug of the action in lower case; empty where the step uses none of a repository. */
  public Optional<String> action() {
    return step.uses()
        .filter(UsedCode.InRepository.class::isInstance)
        .map(code -> ((UsedCode.InRepository) code).slug().toLowerCase(Locale.ROOT));
  }

  /** Gives the text of an input of the action. */
  public Optional<String> inputText(String name) {
    return step.input(name).flatMap(entry -> entry.value().scalar()).map(YamlScalar::value);
  }
}
