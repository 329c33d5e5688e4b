package dev.lintel.model.kubernetes.schema;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.schema.Schema.Bound;
import dev.lintel.model.kubernetes.schema.Schema.CelRule;
import dev.lintel.model.kubernetes.schema.Schema.Choice;
import dev.lintel.model.kubernetes.schema.Schema.Constraints;
import dev.lintel.model.kubernetes.schema.Schema.Field;
import dev.lintel.model.kubernetes.schema.Schema.Quantifier;
import dev.lintel.model.kubernetes.schema.Schema.ValueType;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the schemas of a CustomResourceDefinition that stands in the repository, each part when it
 * is asked for. What it cannot make sense of allows anything.
 */
final class DefinitionReader {
  private DefinitionReader() {}

  /**
   * A version of a kind that a definition tells.
   *
   * @param apiVersion as {@code example.com/v1}
   */
  record Defined(String apiVersion, String kind, Schema schema) {}

  /** Gives the versions that an object defines; none where it is no definition. */
  static List<Defined> read(KubernetesObject object) {
    if (!object.kind().equals("CustomResourceDefinition") || !object.isIn("apiextensions.k8s.io")) {
      return List.of();
    }
    YamlMapping root = object.root();
    Optional<String> group = root.text("spec", "group");
    Optional<String> kind = root.text("spec", "names", "kind");
    if (group.isEmpty() || kind.isEmpty()) {
      return List.of();
    }
    Optional<YamlMapping> shared = root.mapping("spec", "validation", "openAPIV3Schema");
    List<Defined> defined = new ArrayList<>();
    for (YamlNode item : root.items("spec", "versions")) {
      Optional<YamlMapping> version = item.mapping();
      Optional<String> name = version.flatMap(v -> v.text("name"));
      Optional<YamlMapping> schema =
          version.flatMap(v -> v.mapping("schema", "openAPIV3Schema")).or(() -> shared);
      if (name.isPresent() && schema.isPresent()) {
        defined.add(
            new Defined(
                group.get() + "/" + name.get(),
                kind.get(),
                SchemaIndex.asObject(schema(schema.get()))));
      }
    }
    return defined;
  }

  /** A schema that is read once, when somebody asks. */
  private static final class Later implements Supplier<Schema> {
    private final YamlMapping text;
    private volatile Schema schema;

    Later(YamlMapping text) {
      this.text = text;
    }

    @Override
    public Schema get() {
      Schema known = schema;
      if (known == null) {
        known = schema(text);
        schema = known;
      }
      return known;
    }
  }

  private static Schema schema(YamlMapping text) {
    Map<String, Field> fields = new LinkedHashMap<>();
    Set<String> required = new HashSet<>(texts(text.items("required")));
    for (YamlEntry entry : text.mapping("properties").map(YamlMapping::entries).orElse(List.of())) {
      entry
          .value()
          .mapping()
          .ifPresent(below ->
              fields.put(
                  entry.name(),
                  new Field(entry.name(), required.remove(entry.name()), new Later(below))));
    }
    Optional<Supplier<Schema>> others = text.mapping("additionalProperties").map(Later::new);
    Optional<Supplier<Schema>> items = text.mapping("items").map(Later::new);
    ValueType type = type(text, !fields.isEmpty(), others.isPresent());
    boolean isOpen =
        isTrue(text, "x-kubernetes-preserve-unknown-fields")
            || isTrue(text, "additionalProperties")
            || type == ValueType.OBJECT && fields.isEmpty() && others.isEmpty();
    boolean isObject = isTrue(text, "x-kubernetes-embedded-resource");
    Schema schema = new Schema(type, fields, others, items, isOpen, constraints(text, required));
    return isObject ? SchemaIndex.asObject(schema) : schema;
  }

  private static ValueType type(YamlMapping text, boolean hasFields, boolean hasOthers) {
    if (isTrue(text, "x-kubernetes-int-or-string")) {
      return ValueType.INT_OR_STRING;
    }
    String format = text.text("format").orElse("");
    return switch (text.text("type").orElse("")) {
      case "object" -> hasOthers && !hasFields ? ValueType.MAP : ValueType.OBJECT;
      case "array" -> ValueType.LIST;
      case "boolean" -> ValueType.BOOLEAN;
      case "number" -> ValueType.NUMBER;
      case "integer" ->
          switch (format) {
            case "int32" -> ValueType.INT32;
            case "int64" -> ValueType.INT64;
            default -> ValueType.INTEGER;
          };
      case "string" ->
          switch (format) {
            case "byte" -> ValueType.BYTES;
            case "date-time" -> ValueType.DATE_TIME;
            default -> ValueType.STRING;
          };
      default -> hasFields ? ValueType.OBJECT : ValueType.ANY;
    };
  }

  private static Constraints constraints(YamlMapping text, Set<String> required) {
    Map<Bound, Double> bounds = new EnumMap<>(Bound.class);
    bound(text, "minimum", Bound.MIN, bounds);
    bound(text, "maximum", Bound.MAX, bounds);
    bound(text, "minLength", Bound.MIN_LENGTH, bounds);
    bound(text, "maxLength", Bound.MAX_LENGTH, bounds);
    bound(text, "minItems", Bound.MIN_ITEMS, bounds);
    bound(text, "maxItems", Bound.MAX_ITEMS, bounds);
    bound(text, "minProperties", Bound.MIN_PROPERTIES, bounds);
    bound(text, "maxProperties", Bound.MAX_PROPERTIES, bounds);
    List<Choice> choices = new ArrayList<>();
    choice(text.items("oneOf"), Quantifier.ONE_OF, choices);
    choice(text.items("anyOf"), Quantifier.ANY_OF, choices);
    choice(text.items("allOf"), Quantifier.ALL_OF, choices);
    choice(text.mapping("not").map(List::<YamlNode>of).orElse(List.of()), Quantifier.NOT, choices);
    if (isTrue(text, "x-kubernetes-int-or-string")) {
      choices.removeIf(choice -> choice.quantifier() == Quantifier.ANY_OF);
    }
    String listType = text.text("x-kubernetes-list-type").orElse("");
    return new Constraints(
        texts(text.items("enum")),
        text.text("pattern"),
        bounds,
        listType.equals("map") ? texts(text.items("x-kubernetes-list-map-keys")) : List.of(),
        listType.equals("set") || isTrue(text, "uniqueItems"),
        required,
        choices,
        rules(text),
        text.get("default").filter(node -> !node.isNull()).map(node -> () -> node));
  }

  private static void bound(YamlMapping text, String key, Bound bound, Map<Bound, Double> bounds) {
    text.text(key)
        .ifPresent(value -> {
          try {
            bounds.put(bound, Double.valueOf(value));
          } catch (NumberFormatException e) {
            // No number bounds nothing.
          }
        });
  }

  private static void choice(
      List<? extends YamlNode> schemas, Quantifier quantifier, List<Choice> choices) {
    List<Supplier<Schema>> read = new ArrayList<>();
    for (YamlNode schema : schemas) {
      schema.mapping().ifPresent(mapping -> read.add(new Later(mapping)));
    }
    if (!read.isEmpty() && read.size() == schemas.size()) {
      choices.add(new Choice(quantifier, read));
    }
  }

  private static List<CelRule> rules(YamlMapping text) {
    List<CelRule> rules = new ArrayList<>();
    for (YamlNode item : text.items("x-kubernetes-validations")) {
      Optional<YamlMapping> entry = item.mapping();
      entry
          .flatMap(mapping -> mapping.text("rule"))
          .ifPresent(rule ->
              rules.add(
                  new CelRule(
                      rule,
                      entry.get().text("message").orElse(""),
                      entry.get().text("messageExpression").orElse(""),
                      entry.get().text("fieldPath").orElse(""),
                      entry)));
    }
    return rules;
  }

  private static boolean isTrue(YamlMapping text, String key) {
    return text.get(key).flatMap(YamlNode::scalar).filter(YamlScalar::isTrue).isPresent();
  }

  private static List<String> texts(List<YamlNode> nodes) {
    return nodes.stream().flatMap(node -> node.scalar().stream()).map(YamlScalar::value).toList();
  }
}
