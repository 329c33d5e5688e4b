package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which objects are meant, by their labels. All requirements must hold. */
public record LabelSelector(List<Requirement> requirements) {
  /**
   * One condition.
   *
   * @param place the node to edit
   * @param values empty for {@link Operator#EXISTS} and {@link Operator#DOES_NOT_EXIST}
   */
  public record Requirement(YamlNode place, String key, Operator operator, Set<String> values) {
    public Requirement {
      values = Set.copyOf(values);
    }

    public boolean isMetBy(Map<String, String> labels) {
      return switch (operator) {
        case IN -> labels.containsKey(key) && values.contains(labels.get(key));
        case NOT_IN -> !labels.containsKey(key) || !values.contains(labels.get(key));
        case EXISTS -> labels.containsKey(key);
        case DOES_NOT_EXIST -> !labels.containsKey(key);
      };
    }
  }

  /** How a requirement compares. */
  public enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    DOES_NOT_EXIST
  }

  public LabelSelector {
    requirements = List.copyOf(requirements);
  }

  /** Reads a selector of matchLabels and matchExpressions, as workloads have. */
  public static LabelSelector of(YamlMapping selector) {
    List<Requirement> requirements = new ArrayList<>();
    selector.mapping("matchLabels").ifPresent(labels -> addLabels(labels, requirements));
    for (YamlNode item : selector.items("matchExpressions")) {
      item.mapping().flatMap(LabelSelector::expression).ifPresent(requirements::add);
    }
    return new LabelSelector(requirements);
  }

  /** Reads a selector that is a mapping of labels itself, as Services have. */
  public static LabelSelector ofLabels(YamlMapping labels) {
    List<Requirement> requirements = new ArrayList<>();
    addLabels(labels, requirements);
    return new LabelSelector(requirements);
  }

  /** Gives the first requirement that the labels do not meet; empty where the selector matches. */
  public Optional<Requirement> firstUnmet(Map<String, String> labels) {
    return requirements.stream().filter(requirement -> !requirement.isMetBy(labels)).findFirst();
  }

  public boolean matches(Map<String, String> labels) {
    return firstUnmet(labels).isEmpty();
  }

  private static void addLabels(YamlMapping labels, List<Requirement> requirements) {
    Labels.entries(labels)
        .forEach((key, entry) ->
            entry
                .value()
                .scalar()
                .map(s -> new Requirement(entry.value(), key, Operator.IN, Set.of(s.value())))
                .ifPresent(requirements::add));
  }

  private static Optional<Requirement> expression(YamlMapping expression) {
    String key = expression.text("key").orElse("");
    Set<String> values =
        expression.items("values").stream()
            .flatMap(value -> value.scalar().stream())
            .map(YamlScalar::value)
            .collect(Collectors.toSet());
    Optional<Operator> operator =
        switch (expression.text("operator").orElse("")) {
          case "In" -> Optional.of(Operator.IN);
          case "NotIn" -> Optional.of(Operator.NOT_IN);
          case "Exists" -> Optional.of(Operator.EXISTS);
          case "DoesNotExist" -> Optional.of(Operator.DOES_NOT_EXIST);
          default -> Optional.empty();
        };
    return operator.map(o -> new Requirement(expression, key, o, values));
  }
}
