package dev.lintel.model.workflow;

import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event that starts a workflow.
 *
 * @param span the event's name
 * @param settings its filters and inputs; empty where the event stands alone
 */
public record Trigger(Span span, String event, Optional<YamlMapping> settings) {
  static List<Trigger> all(YamlNode on) {
    return switch (on.content()) {
      case YamlScalar name -> List.of(alone(name));
      case YamlSequence events ->
          events.items().stream()
              .flatMap(item -> item.scalar().map(Trigger::alone).stream())
              .toList();
      case YamlMapping events -> events.entries().stream().map(Trigger::of).toList();
      case YamlAlias _ -> List.of();
    };
  }

  private static Trigger alone(YamlScalar name) {
    return new Trigger(name.span(), name.value(), Optional.empty());
  }

  private static Trigger of(YamlEntry entry) {
    return new Trigger(entry.key().span(), entry.name(), entry.value().mapping());
  }

  /** Gives the branch patterns that it is limited to; empty where it takes any. */
  public List<String> branches() {
    return texts("branches");
  }

  /** Gives the activities that it is limited to; empty where GitHub's own choice holds. */
  public List<String> types() {
    return texts("types");
  }

  /** Gives the inputs that it declares, by their entries. */
  public List<YamlEntry> inputs() {
    return settings.flatMap(s -> s.mapping("inputs")).map(YamlMapping::entries).orElse(List.of());
  }

  /** A single text stands for a list of one. */
  private List<String> texts(String key) {
    return settings.flatMap(s -> s.get(key)).stream()
        .flatMap(Trigger::each)
        .flatMap(node -> node.scalar().map(YamlScalar::value).stream())
        .toList();
  }

  private static Stream<YamlNode> each(YamlNode node) {
    return node.sequence().map(s -> s.items().stream()).orElse(Stream.of(node));
  }
}
