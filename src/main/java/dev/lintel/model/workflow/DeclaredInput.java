package dev.lintel.model.workflow;

import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * An input that {@code workflow_dispatch} or {@code workflow_call} declares.
 *
 * @param span the name
 * @param settings empty where it has none, or none that GitHub can read
 */
public record DeclaredInput(Span span, String name, Optional<YamlMapping> settings) {
  /** Gives the inputs of an event, in the order of the text. */
  public static List<DeclaredInput> all(Trigger trigger) {
    return trigger.inputs().stream().map(DeclaredInput::of).toList();
  }

  private static DeclaredInput of(YamlEntry entry) {
    return new DeclaredInput(entry.key().span(), entry.name(), entry.value().mapping());
  }

  /** Gives the type; {@code string} where none is written. */
  public String type() {
    return settings.flatMap(s -> s.text("type")).orElse("string");
  }

  /** Gives the value that it has where none is given; empty for none and for an expression. */
  public Optional<YamlScalar> literalDefault() {
    return settings
        .flatMap(s -> s.get("default"))
        .flatMap(YamlNode::scalar)
        .filter(value -> !value.isNull() && !value.value().contains("${{"));
  }

  /** Gives the entry of its default, of whatever value. */
  public Optional<YamlEntry> defaultEntry() {
    return settings.flatMap(s -> s.find("default")).filter(entry -> !entry.value().isNull());
  }

  public boolean isRequired() {
    return settings
        .flatMap(s -> s.get("required"))
        .flatMap(YamlNode::scalar)
        .filter(YamlScalar::isTrue)
        .isPresent();
  }

  /** Gives the entry that lists what a person may choose from. */
  public Optional<YamlEntry> optionsEntry() {
    return settings.flatMap(s -> s.find("options"));
  }

  /** Gives what a person may choose from, those left out that are no scalars. */
  public List<YamlScalar> options() {
    return settings.map(s -> s.items("options")).orElse(List.of()).stream()
        .flatMap(item -> item.scalar().stream())
        .toList();
  }
}
