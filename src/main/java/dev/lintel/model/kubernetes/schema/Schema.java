package dev.lintel.model.kubernetes.schema;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a value must be, as OpenAPI and its Kubernetes extensions put it.
 *
 * @param fields of an object, by their names
 * @param others what all further fields of an object or map hold
 * @param items what a list holds
 * @param isOpen whether an object may have fields that the schema does not tell
 * @param constraints what is asked beyond the type
 */
public record Schema(
    ValueType type,
    Map<String, Field> fields,
    Optional<Supplier<Schema>> others,
    Optional<Supplier<Schema>> items,
    boolean isOpen,
    Constraints constraints) {
  /** The schema of what may be anything. */
  public static final Schema ANYTHING = of(ValueType.ANY);

  /** The schema of an object of which nothing is known. */
  static final Schema OPEN_OBJECT =
      new Schema(
          ValueType.OBJECT, Map.of(), Optional.empty(), Optional.empty(), true, Constraints.NONE);

  /** The types of values. */
  public enum ValueType {
    ANY,
    OBJECT,
    MAP,
    LIST,
    STRING,
    /** Base64. */
    BYTES,
    /** RFC 3339. */
    DATE_TIME,
    BOOLEAN,
    INT32,
    INT64,
    INTEGER,
    NUMBER,
    QUANTITY,
    INT_OR_STRING
  }

  /**
   * A field of an object.
   *
   * @param schema made when it is asked for the first time
   */
  public record Field(String name, boolean isRequired, Supplier<Schema> schema) {}

  /**
   * What is asked of a value beyond its type.
   *
   * @param values the only ones allowed; empty where all are
   * @param pattern a part of a text must match; in the syntax of RE2
   * @param bounds the limits that are set, inclusive
   * @param keys the fields that tell the items of a list apart
   * @param isSet whether a list holds nothing twice
   * @param required fields that must be there, beside those that {@link Field} tells
   * @param choices each a group of schemas of which some must hold
   * @param rules in CEL
   * @param defaultValue what the API server puts where nothing is written
   */
  public record Constraints(
      List<String> values,
      Optional<String> pattern,
      Map<Bound, Double> bounds,
      List<String> keys,
      boolean isSet,
      Set<String> required,
      List<Choice> choices,
      List<CelRule> rules,
      Optional<Supplier<YamlNode>> defaultValue) {
    static final Constraints NONE =
        new Constraints(
            List.of(),
            Optional.empty(),
            Map.of(),
            List.of(),
            false,
            Set.of(),
            List.of(),
            List.of(),
            Optional.empty());

    public Constraints {
      values = List.copyOf(values);
      bounds = Map.copyOf(bounds);
      keys = List.copyOf(keys);
      required = Set.copyOf(required);
      choices = List.copyOf(choices);
      rules = List.copyOf(rules);
    }

    boolean isEmpty() {
      return equals(NONE);
    }
  }

  /** A limit of a number, or of the size of a text (in code points), list or object. */
  public enum Bound {
    MIN("min"),
    MAX("max"),
    MIN_LENGTH("minLength"),
    MAX_LENGTH("maxLength"),
    MIN_ITEMS("minItems"),
    MAX_ITEMS("maxItems"),
    MIN_PROPERTIES("minProperties"),
    MAX_PROPERTIES("maxProperties");

    private final String word;

    Bound(String word) {
      this.word = word;
    }

    /** Gives what src/main/schemas calls it. */
    String word() {
      return word;
    }
  }

  /** How many schemas of a group must hold. */
  public enum Quantifier {
    ONE_OF,
    ANY_OF,
    ALL_OF,
    NOT
  }

  /** A group of schemas. */
  public record Choice(Quantifier quantifier, List<Supplier<Schema>> schemas) {
    public Choice {
      schemas = List.copyOf(schemas);
    }
  }

  /**
   * A rule in CEL.
   *
   * @param message what is said where it does not hold; may be empty
   * @param messageExpression gives the message, also in CEL; may be empty
   * @param fieldPath the field below that is wrong, as {@code .spec.replicas}; may be empty
   * @param source the entry of the definition in the repository; empty where Lintel ships it
   */
  public record CelRule(
      String expression,
      String message,
      String messageExpression,
      String fieldPath,
      Optional<YamlMapping> source) {}

  static Schema of(ValueType type) {
    return new Schema(type, Map.of(), Optional.empty(), Optional.empty(), false, Constraints.NONE);
  }

  /** Gives the schema with another one for a field. */
  Schema with(Field field) {
    Map<String, Field> all = new LinkedHashMap<>(fields);
    all.put(field.name(), field);
    return new Schema(type, all, others, items, isOpen, constraints);
  }
}
