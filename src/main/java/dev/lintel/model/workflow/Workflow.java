package dev.lintel.model.workflow;

import dev.lintel.model.workflow.grammar.Grammar;
import dev.lintel.model.workflow.grammar.GrammarCheck;
import dev.lintel.source.Deferred;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;

/**
 * One GitHub workflow. A view: what its YAML does not hold, or holds in a form that GitHub refuses,
 * is empty.
 */
public final class Workflow {
  private final YamlStream stream;
  private final YamlMapping root;
  private final Deferred<GrammarCheck> grammar;
  private final Deferred<List<Trigger>> triggers;
  private final Deferred<List<Job>> jobs;

  private Workflow(YamlStream stream, YamlMapping root) {
    this.stream = stream;
    this.root = root;
    grammar = new Deferred<>(() -> GrammarCheck.of(stream, root, Grammar.ofWorkflows()));
    triggers = new Deferred<>(() -> root.get("on").map(Trigger::all).orElse(List.of()));
    jobs = new Deferred<>(() -> root.mapping("jobs").map(Workflow::jobs).orElse(List.of()));
  }

  /** Gives the workflow that a stream holds; empty where its first document is no mapping. */
  public static Optional<Workflow> of(YamlStream stream) {
    return stream.documents().stream()
        .findFirst()
        .flatMap(d -> d.mapping())
        .map(root -> new Workflow(stream, root));
  }

  public YamlStream stream() {
    return stream;
  }

  public YamlMapping root() {
    return root;
  }

  /** Gives how the workflow stands to GitHub's grammar; worked out once. */
  public GrammarCheck grammar() {
    return grammar.get();
  }

  public String path() {
    return stream.source().path();
  }

  /**
   * Gives what other workflows know it by: its name, or for lack of one its path from the root of
   * the repository, which is the directory that holds {@code .github}.
   */
  public String name() {
    return root.text("name").orElseGet(this::pathInRepository);
  }

  /** Gives the path from the directory that holds {@code .github}. */
  public String pathInRepository() {
    return path().substring(Math.max(0, path().lastIndexOf(".github/")));
  }

  /** Gives what starts the workflow: one event, a list of them, or a mapping with settings. */
  public List<Trigger> triggers() {
    return triggers.get();
  }

  /** Gives the trigger of an event. */
  public Optional<Trigger> trigger(String event) {
    return triggers().stream().filter(trigger -> trigger.event().equals(event)).findFirst();
  }

  /** Gives what the token may do in every job that says nothing of its own. */
  public Optional<Permissions> permissions() {
    return root.find("permissions").map(Permissions::new);
  }

  public Optional<YamlMapping> env() {
    return root.mapping("env");
  }

  /** Gives the group, or the mapping that names it. */
  public Optional<YamlNode> concurrency() {
    return root.get("concurrency");
  }

  /** Gives the shell of every step that names none and stands in a job that names none. */
  public Optional<YamlScalar> defaultShell() {
    return root.get("defaults", "run", "shell").flatMap(YamlNode::scalar);
  }

  /** Gives the jobs in the order of the text; worked out once, since nearly all rules ask. */
  public List<Job> jobs() {
    return jobs.get();
  }

  private static List<Job> jobs(YamlMapping jobs) {
    return jobs.entries().stream()
        .flatMap(entry -> entry.value().mapping().map(body -> job(entry, body)).stream())
        .toList();
  }

  private static Job job(YamlEntry entry, YamlMapping body) {
    return new Job(entry.name(), entry.key().span(), body);
  }

  /** Gives where to point when a finding is about the workflow as a whole: its first key. */
  public Span place() {
    return root.entries().isEmpty() ? root.span() : root.entries().getFirst().key().span();
  }
}
