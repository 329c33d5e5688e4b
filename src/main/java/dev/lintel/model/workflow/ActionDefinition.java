package dev.lintel.model.workflow;

import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;

/** One action.yml. A view, as {@link Workflow} is. */
public record ActionDefinition(YamlStream stream, YamlMapping root) {
  /** Gives the action that a stream holds; empty where its first document is no mapping. */
  public static Optional<ActionDefinition> of(YamlStream stream) {
    return stream.documents().stream()
        .findFirst()
        .flatMap(d -> d.mapping())
        .map(root -> new ActionDefinition(stream, root));
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
