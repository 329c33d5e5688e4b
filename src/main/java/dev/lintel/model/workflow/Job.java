package dev.lintel.model.workflow;

import dev.lintel.source.Deferred;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** One job of a workflow. Equal are jobs of one place in one text. */
public final class Job {
  private final String id;
  private final Span span;
  private final YamlMapping root;
  private final Deferred<List<Step>> steps;
  private final Deferred<RunsOn> runner;

  /**
   * @param span the id
   */
  public Job(String id, Span span, YamlMapping root) {
    this.id = id;
    this.span = span;
    this.root = root;
    steps = new Deferred<>(() -> Step.all(root.items("steps")));
    runner = new Deferred<>(() -> RunsOn.of(this));
  }

  public String id() {
    return id;
  }

  /** Gives where the id stands. */
  public Span span() {
    return span;
  }

  public YamlMapping root() {
    return root;
  }

  /** Gives the ids of the jobs that it waits for, as written. */
  public List<YamlScalar> needs() {
    return scalars("needs");
  }

  /** Gives what the job asks of its runner, the values of its matrix put in; worked out once. */
  public RunsOn runner() {
    return runner.get();
  }

  /** Gives the labels of the runner; empty where the runner is chosen by a group. */
  public List<YamlScalar> runsOn() {
    return scalars("runs-on");
  }

  /** Gives the name of the environment, which may hold expressions. */
  public Optional<YamlScalar> environment() {
    return root.get("environment")
        .flatMap(node -> node.mapping().map(m -> m.get("name")).orElse(Optional.of(node)))
        .flatMap(YamlNode::scalar)
        .filter(name -> !name.isNull());
  }

  /** Gives what decides whether the job runs. */
  public Optional<YamlScalar> condition() {
    return root.get("if").flatMap(YamlNode::scalar);
  }

  /** Gives the entry that lets the workflow go on where the job fails. */
  public Optional<YamlEntry> continueOnError() {
    return root.find("continue-on-error");
  }

  public Optional<YamlScalar> timeoutMinutes() {
    return root.get("timeout-minutes").flatMap(YamlNode::scalar);
  }

  public Optional<YamlMapping> strategy() {
    return root.mapping("strategy");
  }

  public Optional<YamlMapping> env() {
    return root.mapping("env");
  }

  /** Gives what the token may do in this job; empty where the workflow decides. */
  public Optional<Permissions> permissions() {
    return root.find("permissions").map(Permissions::new);
  }

  /** Gives the group, or the mapping that names it. */
  public Optional<YamlNode> concurrency() {
    return root.get("concurrency");
  }

  /** Gives the shell of every step of the job that names none. */
  public Optional<YamlScalar> defaultShell() {
    return root.get("defaults", "run", "shell").flatMap(YamlNode::scalar);
  }

  /** Gives the reusable workflow that the job calls instead of having steps. */
  public Optional<UsedCode> uses() {
    return root.get("uses").flatMap(YamlNode::scalar).flatMap(UsedCode::of);
  }

  /** Gives the steps in their order; worked out once. */
  public List<Step> steps() {
    return steps.get();
  }

  private List<YamlScalar> scalars(String key) {
    Optional<YamlNode> value = root.get(key);
    return value
        .flatMap(YamlNode::sequence)
        .map(s -> s.items())
        .orElse(value.stream().toList())
        .stream()
        .flatMap(item -> item.scalar().stream())
        .filter(scalar -> !scalar.isNull())
        .toList();
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Job other && span.equals(other.span);
  }

  @Override
  public int hashCode() {
    return span.hashCode();
  }
}
