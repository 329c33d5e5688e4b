package dev.lintel.model.workflow;

import dev.lintel.model.workflow.grammar.Grammar;
import dev.lintel.model.workflow.grammar.GrammarCheck;
import dev.lintel.source.Deferred;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;

/** One action.yml. A view, as {@link Workflow} is. */
public final class ActionDefinition {
  private final YamlStream stream;
  private final YamlMapping root;
  private final Deferred<GrammarCheck> grammar;

  private ActionDefinition(YamlStream stream, YamlMapping root) {
    this.stream = stream;
    this.root = root;
    grammar = new Deferred<>(() -> GrammarCheck.of(stream, root, Grammar.ofActions()));
  }

  /** Gives the action that a stream holds; empty where its first document is no mapping. */
  public static Optional<ActionDefinition> of(YamlStream stream) {
    return stream.documents().stream()
        .findFirst()
        .flatMap(d -> d.mapping())
        .map(root -> new ActionDefinition(stream, root));
  }

  public YamlStream stream() {
    return stream;
  }

  public YamlMapping root() {
    return root;
  }

  /** Gives how the action stands to GitHub's grammar; worked out once. */
  public GrammarCheck grammar() {
    return grammar.get();
  }

  /** Gives the inputs that it declares, by their entries. */
  public List<YamlEntry> inputs() {
    return root.mapping("inputs").map(YamlMapping::entries).orElse(List.of());
  }

  /** Gives how it runs, as {@code composite}, {@code docker} or {@code node24}. */
  public Optional<String> using() {
    return root.text("runs", "using");
  }

  /** Gives the steps of a composite action. */
  public List<Step> steps() {
    return Step.all(root.items("runs", "steps"));
  }
}
