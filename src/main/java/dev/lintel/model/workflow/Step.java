package dev.lintel.model.workflow;

import dev.lintel.source.Deferred;
import dev.lintel.syntax.shell.ShellParser;
import dev.lintel.syntax.shell.ShellScript;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** One step of a job or of a composite action. Equal are steps of one place in one text. */
public final class Step {
  private final YamlMapping root;
  private final Deferred<Optional<ShellScript>> script;

  public Step(YamlMapping root) {
    this.root = root;
    script = new Deferred<>(() -> run().map(run -> ShellParser.parse(run.text())));
  }

  public YamlMapping root() {
    return root;
  }

  static List<Step> all(List<YamlNode> items) {
    return items.stream().flatMap(item -> item.mapping().map(Step::new).stream()).toList();
  }

  /** Gives the id that expressions know the step by. */
  public Optional<String> id() {
    return root.text("id");
  }

  public Optional<String> name() {
    return root.text("name");
  }

  /** Gives the action that the step uses; empty where the text is none that can be read. */
  public Optional<UsedCode> uses() {
    return root.get("uses").flatMap(YamlNode::scalar).flatMap(UsedCode::of);
  }

  /** Gives the script. */
  public Optional<YamlScalar> run() {
    return root.get("run").flatMap(YamlNode::scalar);
  }

  /** Gives the commands of the script, read as a POSIX shell reads them; parsed once. */
  public Optional<ShellScript> script() {
    return script.get();
  }

  public Optional<YamlScalar> shell() {
    return root.get("shell").flatMap(YamlNode::scalar);
  }

  /** Gives the inputs of the action. */
  public Optional<YamlMapping> with() {
    return root.mapping("with");
  }

  /** Gives one input of the action; names are compared without case. */
  public Optional<YamlEntry> input(String name) {
    return with().stream()
        .flatMap(with -> with.entries().stream())
        .filter(entry -> entry.name().equalsIgnoreCase(name))
        .findFirst();
  }

  public Optional<YamlMapping> env() {
    return root.mapping("env");
  }

  /** Gives what decides whether the step runs. */
  public Optional<YamlScalar> condition() {
    return root.get("if").flatMap(YamlNode::scalar);
  }

  /** Gives the entry that lets the job go on where the step fails. */
  public Optional<YamlEntry> continueOnError() {
    return root.find("continue-on-error");
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Step other && root.span().equals(other.root.span());
  }

  @Override
  public int hashCode() {
    return root.span().hashCode();
  }
}
