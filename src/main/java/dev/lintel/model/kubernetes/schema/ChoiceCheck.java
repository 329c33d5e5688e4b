package dev.lintel.model.kubernetes.schema;

import dev.lintel.model.kubernetes.schema.Schema.Field;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells whether a value fits one of the schemas of a group. Such a schema narrows what another one
 * tells, so a field that it does not name is none of its business.
 */
final class ChoiceCheck {
  private static final int MAX_DEPTH = 20;

  private ChoiceCheck() {}

  static boolean fits(YamlNode node, Schema schema) {
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

  private static boolean fits(YamlNode node, Schema schema, int depth) {
    YamlNode value = node.content();
    if (depth > MAX_DEPTH || node.isNull() || SchemaCheck.isPlaceholder(value)) {
      return true;
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
    if (!isOfType) {
      return false;
    }
    boolean isBelow =
        switch (value) {
          case YamlMapping mapping -> fits(mapping, schema, depth);
          case YamlSequence sequence ->
              schema.items().isEmpty()
                  || sequence.items().stream()
                      .allMatch(item -> fits(item, schema.items().get().get(), depth + 1));
          default -> true;
        };
    return isBelow
        && ConstraintCheck.check(value, schema.constraints(), "", value.span()).isEmpty();
  }

  private static boolean fits(YamlMapping mapping, Schema schema, int depth) {
    Map<String, YamlEntry> entries = SchemaCheck.entries(mapping);
    for (String name : required(schema)) {
      YamlEntry entry = entries.get(name);
      if (entry == null || entry.value().isNull()) {
        return false;
      }
    }
    for (YamlEntry entry : entries.values()) {
      Optional<Schema> below =
          Optional.ofNullable(schema.fields().get(entry.name())).map(field -> field.schema().get());
      if (below.isPresent() && !fits(entry.value(), below.get(), depth + 1)) {
        return false;
      }
    }
    return true;
  }
}
