package dev.lintel.model.workflow.flow;

import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.StepShell;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.source.Span;
import dev.lintel.syntax.shell.ShellScript;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A step with a script, and what stands around it.
 *
 * @param workflow empty for a step of a composite action, as the job is
 * @param run the script
 */
public record ScriptStep(
    Optional<Workflow> workflow, Optional<Job> job, Step step, YamlScalar run, StepShell shell) {
  /**
   * Gives all steps with a script, in the order of the file; one that an alias stands for is given
   * once.
   */
  static List<ScriptStep> all(Definition definition) {
    List<ScriptStep> found = new ArrayList<>();
    Set<Span> seen = new HashSet<>();
    Optional<Workflow> workflow = definition.workflow();
    for (Job job : definition.jobs()) {
      for (Step step : job.steps()) {
        step.run()
            .filter(run -> seen.add(run.span()))
            .map(run ->
                new ScriptStep(
                    workflow,
                    Optional.of(job),
                    step,
                    run,
                    StepShell.of(workflow.orElseThrow(), job, step)))
            .ifPresent(found::add);
      }
    }
    ActionDefinition.of(definition.stream()).map(ActionDefinition::steps).orElse(List.of()).stream()
        .flatMap(step -> ofAction(step).stream())
        .filter(step -> seen.add(step.run.span()))
        .forEach(found::add);
    return found;
  }

  /** GitHub wants a shell by name in a composite action. */
  private static Optional<ScriptStep> ofAction(Step step) {
    StepShell shell =
        step.shell().map(name -> StepShell.ofName(name.value())).orElse(StepShell.OTHER);
    return step.run()
        .map(run -> new ScriptStep(Optional.empty(), Optional.empty(), step, run, shell));
  }

  public boolean isPosix() {
    return shell != StepShell.OTHER;
  }

  /** Gives the commands; empty where another shell than a POSIX one reads the script. */
  public Optional<ShellScript> script() {
    return isPosix() ? step.script() : Optional.empty();
  }

  /** Tells whether the step, its job or its workflow names a shell. */
  public boolean isShellNamed() {
    return step.shell().isPresent()
        || job.flatMap(Job::defaultShell).isPresent()
        || workflow.flatMap(Workflow::defaultShell).isPresent();
  }

  /** Gives the environments that the step sees, its own first and the workflow's last. */
  public List<YamlNode> environments() {
    return Stream.of(
            step.root().get("env"),
            job.flatMap(each -> each.root().get("env")),
            job.flatMap(each -> each.root().get("container", "env")),
            workflow.flatMap(each -> each.root().get("env")))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Gives the value that an environment sets a variable to. */
  public Optional<YamlScalar> variable(String name) {
    return environments().stream()
        .flatMap(env -> env.mapping().stream())
        .map(YamlMapping::entries)
        .flatMap(List::stream)
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .map(YamlEntry::value)
        .flatMap(YamlNode::scalar);
  }
}
