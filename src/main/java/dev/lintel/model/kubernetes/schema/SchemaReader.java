package dev.lintel.model.kubernetes.schema;

import dev.lintel.model.kubernetes.schema.Schema.Bound;
import dev.lintel.model.kubernetes.schema.Schema.CelRule;
import dev.lintel.model.kubernetes.schema.Schema.Choice;
import dev.lintel.model.kubernetes.schema.Schema.Constraints;
import dev.lintel.model.kubernetes.schema.Schema.Field;
import dev.lintel.model.kubernetes.schema.Schema.Quantifier;
import dev.lintel.model.kubernetes.schema.Schema.ValueType;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Reads schemas from their lines, each when it is asked for the first time. Safe to share between
 * threads.
 */
final class SchemaReader {
  private final SchemaTexts texts;
  private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

  SchemaReader(SchemaTexts texts) {
    this.texts = texts;
  }

  /** Gives the schema of a number. */
  Schema schema(int number) {
    Schema schema = known.get(number);
    if (schema == null) {
      schema = read(texts.schema(number));
      known.put(number, schema);
    }
    return schema;
  }

  /** Gives the number of a schema that was read here; empty for any other, however alike. */
  @SuppressWarnings("ReferenceEquality")
  OptionalInt number(Schema schema) {
    return known.entrySet().stream()
        .filter(entry -> entry.getValue() == schema)
        .mapToInt(Map.Entry::getKey)
        .findFirst();
  }

  private Supplier<Schema> later(String number) {
    int parsed = Integer.parseInt(number);
    return () -> schema(parsed);
  }

  private List<Supplier<Schema>> later(List<String> numbers) {
    return numbers.stream().map(this::later).toList();
  }

  private Schema read(String line) {
    String[] words = line.split(" ", -1);
    if (words[0].equals("recursive")) {
      return recursive(words[1]);
    }
    int next = 1;
    ValueType type =
        switch (words[0]) {
          case "object" -> ValueType.OBJECT;
          case "map" -> ValueType.MAP;
          case "list" -> ValueType.LIST;
          case "string", "ipv4", "ipv6" -> ValueType.STRING;
          case "byte" -> ValueType.BYTES;
          case "date-time" -> ValueType.DATE_TIME;
          case "boolean" -> ValueType.BOOLEAN;
          case "int32" -> ValueType.INT32;
          case "int64" -> ValueType.INT64;
          case "integer" -> ValueType.INTEGER;
          case "number" -> ValueType.NUMBER;
          case "quantity" -> ValueType.QUANTITY;
          case "int-or-string" -> ValueType.INT_OR_STRING;
          case "any" -> ValueType.ANY;
          default -> throw new IllegalArgumentException("no type: " + words[0]);
        };
    Optional<Supplier<Schema>> items = Optional.empty();
    Optional<Supplier<Schema>> others = Optional.empty();
    if (type == ValueType.LIST) {
      items = Optional.of(later(words[next++]));
    } else if (type == ValueType.MAP) {
      others = Optional.of(later(words[next++]));
    }
    Map<String, Field> fields = new LinkedHashMap<>();
    Details details = new Details();
    for (int i = next; i < words.length; i++) {
      String word = words[i];
      int colon = word.indexOf(':');
      int equals = word.indexOf('=');
      if (colon > 0 && (equals < 0 || colon < equals)) {
        boolean isRequired = word.charAt(colon - 1) == '!';
        String name = plain(word.substring(0, isRequired ? colon - 1 : colon));
        fields.put(name, new Field(name, isRequired, later(word.substring(colon + 1))));
      } else if (word.startsWith("others=")) {
        others = Optional.of(later(word.substring("others=".length())));
      } else {
        details.add(word, equals);
      }
    }
    return new Schema(
        type, fields, others, items, details.flags.contains("open"), details.constraints());
  }

  /** A definition that holds itself: what it is stands among the kinds. */
  private Schema recursive(String name) {
    String start = "recursive " + name + " ";
    String kinds = texts.kinds();
    int at = kinds.indexOf(start) + start.length();
    return schema(Integer.parseInt(kinds.substring(at, kinds.indexOf('\n', at))));
  }

  /** The words behind the type and the fields. */
  private final class Details {
    private final Set<String> flags = new HashSet<>();
    private final Map<Bound, Double> bounds = new EnumMap<>(Bound.class);
    private final List<Choice> choices = new ArrayList<>();
    private final List<CelRule> rules = new ArrayList<>();
    private List<String> values = List.of();
    private List<String> keys = List.of();
    private Set<String> required = Set.of();
    private Optional<String> pattern = Optional.empty();
    private Optional<Supplier<YamlNode>> defaultValue = Optional.empty();

    void add(String word, int equals) {
      if (equals < 0) {
        flags.add(word);
        return;
      }
      String name = word.substring(0, equals);
      List<String> parts = Arrays.asList(word.substring(equals + 1).split(",", -1));
      switch (name) {
        case "enum" -> values = parts.stream().map(SchemaReader::plain).toList();
        case "pattern" -> pattern = Optional.of(plain(parts.getFirst()));
        case "keys" -> keys = parts.stream().map(SchemaReader::plain).toList();
        case "required" -> required = Set.copyOf(parts.stream().map(SchemaReader::plain).toList());
        case "rule" ->
            rules.add(
                new CelRule(
                    plain(parts.get(0)),
                    plain(parts.get(1)),
                    plain(parts.get(2)),
                    "",
                    Optional.empty()));
        case "default" -> defaultValue = Optional.of(() -> json(plain(parts.getFirst())));
        case "oneOf" -> choices.add(new Choice(Quantifier.ONE_OF, later(parts)));
        case "anyOf" -> choices.add(new Choice(Quantifier.ANY_OF, later(parts)));
        case "allOf" -> choices.add(new Choice(Quantifier.ALL_OF, later(parts)));
        case "not" -> choices.add(new Choice(Quantifier.NOT, later(parts)));
        default -> bounds.put(bound(name), Double.valueOf(parts.getFirst()));
      }
    }

    private static Bound bound(String word) {
      for (Bound bound : Bound.values()) {
        if (bound.word().equals(word)) {
          return bound;
        }
      }
      throw new IllegalArgumentException("no constraint: " + word);
    }

    Constraints constraints() {
      boolean hasAny =
          flags.contains("set")
              || pattern.isPresent()
              || !values.isEmpty()
              || !bounds.isEmpty()
              || !keys.isEmpty()
              || !required.isEmpty()
              || !choices.isEmpty()
              || !rules.isEmpty()
              || defaultValue.isPresent();
      return hasAny
          ? new Constraints(
              values,
              pattern,
              bounds,
              keys,
              flags.contains("set"),
              required,
              choices,
              rules,
              defaultValue)
          : Constraints.NONE;
    }
  }

  private static YamlNode json(String text) {
    return YamlParser.parse(SourceText.of("default", text), YamlSchema.CORE)
        .documents()
        .getFirst()
        .root()
        .orElseThrow();
  }

  /** Undoes the escapes of a word. */
  private static String plain(String word) {
    if (word.indexOf('%') < 0) {
      return word;
    }
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      boolean isEscape = bytes[i] == '%';
      bytes[length++] =
          isEscape
              ? (byte) (Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16))
              : bytes[i];
      i += isEscape ? 2 : 0;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
