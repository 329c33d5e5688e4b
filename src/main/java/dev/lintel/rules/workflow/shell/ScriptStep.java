package dev.lintel.rules.workflow.shell;

import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.StepShell;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.source.Span;
import dev.lintel.syntax.shell.ShellParser;
import dev.lintel.syntax.shell.ShellScript;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
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
record ScriptStep(
    Optional<Workflow> workflow, Optional<Job> job, Step step, YamlScalar run, StepShell shell) {
  /**
   * Gives the steps of a workflow or a composite action that have a script with this text in it, in
   * the order of the file; one that an alias stands for is given once.
   */
  static List<ScriptStep> containing(YamlStream stream, String text) {
    return all(stream).stream().filter(each -> each.run.value().contains(text)).toList();
  }

  /** Gives all steps with a script. */
  static List<ScriptStep> all(YamlStream stream) {
    List<ScriptStep> found = new ArrayList<>();
    Set<Span> seen = new HashSet<>();
    Workflow.of(stream)
        .ifPresent(workflow ->
            workflow
                .jobs()
                .forEach(job -> {
                  for (Step step : job.steps()) {
                    step.run()
                        .filter(run -> seen.add(run.span()))
                        .map(run ->
                            new ScriptStep(
                                Optional.of(workflow),
                                Optional.of(job),
                                step,
                                run,
                                StepShell.of(workflow, job, step)))
                        .ifPresent(found::add);
                  }
                }));
    ActionDefinition.of(stream).map(ActionDefinition::steps).orElse(List.of()).stream()
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

  boolean isPosix() {
    return shell != StepShell.OTHER;
  }

  /** Gives the commands; empty where another shell than a POSIX one reads the script. */
  Optional<ShellScript> script() {
    return isPosix() ? Optional.of(ShellParser.parse(run.text())) : Optional.empty();
  }

  /** Tells whether the step, its job or its workflow names a shell. */
  boolean isShellNamed() {
    return step.shell().isPresent()
        || job.flatMap(Job::defaultShell).isPresent()
        || workflow.flatMap(Workflow::defaultShell).isPresent();
  }

  /** Gives the environments that the step sees, its own first and the workflow's last. */
  List<YamlNode> environments() {
    return Stream.of(
            step.root().get("env"),
            job.flatMap(each -> each.root().get("env")),
            job.flatMap(each -> each.root().get("container", "env")),
            workflow.flatMap(each -> each.root().get("env")))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Gives the value that an environment sets a variable to. */
  Optional<YamlScalar> variable(String name) {
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
