package dev.lintel.model.workflow.action;

import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** A workflow as those that call it see it. */
public record CalledWorkflow(Workflow workflow) {
  private static final String EVENT = "workflow_call";

  /** What an input takes. */
  public enum Type {
    STRING,
    NUMBER,
    BOOLEAN,
    /** None is named, or one that there is not. */
    UNKNOWN
  }

  /**
   * An input.
   *
   * @param entry its name with what is declared of it
   * @param isRequired whether a call without it is refused, be there a default or not
   */
  public record Input(YamlEntry entry, boolean isRequired, Type type) {
    public String name() {
      return entry.name();
    }
  }

  /**
   * A secret.
   *
   * @param entry its name with what is declared of it
   */
  public record Secret(YamlEntry entry, boolean isRequired) {
    public String name() {
      return entry.name();
    }
  }

  public String path() {
    return workflow.path();
  }

  /** Gives the event that lets others call it; empty where they cannot. */
  public Optional<Trigger> trigger() {
    return workflow.trigger(EVENT);
  }

  /** Gives the inputs in the order of the text. */
  public List<Input> inputs() {
    return entries("inputs").stream()
        .map(entry -> new Input(entry, isRequired(entry), type(entry)))
        .toList();
  }

  /** Gives the secrets that it names, in the order of the text. */
  public List<Secret> secrets() {
    return entries("secrets").stream().map(entry -> new Secret(entry, isRequired(entry))).toList();
  }

  /** Gives the names of the outputs, in the order of the text. */
  public List<String> outputs() {
    return entries("outputs").stream().map(YamlEntry::name).toList();
  }

  /** Gives an input; names are compared without case, as GitHub does. */
  public Optional<Input> input(String name) {
    return inputs().stream().filter(input -> input.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Gives a secret; names are compared without case, as GitHub does. */
  public Optional<Secret> secret(String name) {
    return secrets().stream().filter(secret -> secret.name().equalsIgnoreCase(name)).findFirst();
  }

  /**
   * Gives the parts of the event that hold something else than a mapping, so that nobody can tell
   * what the workflow takes and gives.
   */
  public List<YamlEntry> brokenParts() {
    Optional<YamlMapping> settings = trigger().flatMap(Trigger::settings);
    return List.of("inputs", "secrets", "outputs").stream()
        .flatMap(part -> settings.flatMap(s -> s.find(part)).stream())
        .filter(part -> part.value().mapping().isEmpty() && !part.value().isNull())
        .toList();
  }

  private List<YamlEntry> entries(String part) {
    return trigger()
        .flatMap(Trigger::settings)
        .flatMap(settings -> settings.mapping(part))
        .map(YamlMapping::entries)
        .orElse(List.of());
  }

  private static boolean isRequired(YamlEntry entry) {
    return entry
        .value()
        .mapping()
        .flatMap(declared -> declared.get("required"))
        .flatMap(YamlNode::scalar)
        .filter(YamlScalar::isTrue)
        .isPresent();
  }

  private static Type type(YamlEntry entry) {
    return switch (entry.value().mapping().flatMap(d -> d.text("type")).orElse("")) {
      case "string" -> Type.STRING;
      case "number" -> Type.NUMBER;
      case "boolean" -> Type.BOOLEAN;
      default -> Type.UNKNOWN;
    };
  }
}
