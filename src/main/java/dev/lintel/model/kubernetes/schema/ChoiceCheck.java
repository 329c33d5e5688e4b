package dev.lintel.model.kubernetes.schema;

import dev.lintel.model.kubernetes.schema.Schema.Field;
import dev.lintel.model.kubernetes.schema.Schema.ValueType;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells whether a value fits one of the schemas of a group. Such a schema narrows what another one
 * tells, so a field that it does not name is none of its business.
 */
final class ChoiceCheck {
  private static final int MAX_DEPTH = 20;

  private ChoiceCheck() {}

  /** Whether a value fits. */
  enum Fit {
    YES,
    /** That depends on a value that is put in later, or that the API server has a default for. */
    UNSURE,
    NO;

    Fit and(Fit other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  static Fit fits(YamlNode node, Schema schema) {
    return fits(node, schema, 0);
  }

  /** Gives the fields that a schema asks for. */
  static Set<String> required(Schema schema) {
    Set<String> required = new TreeSet<>(schema.constraints().required());
    schema.fields().values().stream()
        .filter(Field::isRequired)
        .map(Field::name)
        .forEach(required::add);
    return required;
  }

  private static Fit fits(YamlNode node, Schema schema, int depth) {
    YamlNode value = node.content();
    if (depth > MAX_DEPTH || node.isNull() || SchemaCheck.isPlaceholder(value)) {
      return Fit.UNSURE;
    }
    boolean isOfType =
        switch (schema.type()) {
          case ANY -> true;
          case OBJECT, MAP -> value instanceof YamlMapping;
          case LIST -> value instanceof YamlSequence;
          default ->
              value instanceof YamlScalar scalar
                  && ScalarCheck.isOf(scalar, schema.type())
                  && ScalarCheck.value(scalar, schema.type(), "").isEmpty();
        };
    if (!isOfType
        || !ConstraintCheck.check(value, schema.constraints(), "", value.span()).isEmpty()) {
      return Fit.NO;
    }
    return switch (value) {
      case YamlMapping mapping -> fits(mapping, schema, depth);
      case YamlSequence sequence -> {
        Fit fit = Fit.YES;
        for (YamlNode item : schema.items().isPresent() ? sequence.items() : Set.<YamlNode>of()) {
          fit = fit.and(fits(item, schema.items().get().get(), depth + 1));
        }
        yield fit;
      }
      default -> Fit.YES;
    };
  }

  private static Fit fits(YamlMapping mapping, Schema schema, int depth) {
    Map<String, YamlEntry> entries = SchemaCheck.entries(mapping);
    for (String name : required(schema)) {
      YamlEntry entry = entries.get(name);
      if (entry == null || entry.value().isNull()) {
        return Fit.NO;
      }
    }
    Fit fit = Fit.YES;
    for (Field field : schema.fields().values()) {
      YamlEntry entry = entries.get(field.name());
      Schema below = field.schema().get();
      boolean narrows = below.type() != ValueType.ANY || !below.constraints().isEmpty();
      if (entry != null) {
        fit = fit.and(fits(entry.value(), below, depth + 1));
      } else if (narrows) {
        fit = fit.and(Fit.UNSURE);
      }
    }
    return fit;
  }
}
