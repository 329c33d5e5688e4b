package dev.lintel.model.kubernetes.policy;

import dev.lintel.cel.Budget;
import dev.lintel.cel.Values;
import dev.lintel.model.kubernetes.schema.Schema;
import dev.lintel.model.kubernetes.schema.Schema.Field;
import dev.lintel.model.kubernetes.schema.Schema.ValueType;
import dev.lintel.model.kubernetes.schema.SchemaCheck;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gives YAML as values of CEL, each made when an expression asks for it, at the cost of a step:
 * aliases may make a large tree of a small file. A value that a tool puts in later is unknown, and
 * a null is as good as missing, as in the API server.
 */
final class YamlValues {
  private final Budget budget;

  YamlValues(Budget budget) {
    this.budget = budget;
  }

  /** Gives a value of which no schema is known. */
  Object of(YamlNode node) {
    return of(node, Schema.ANYTHING);
  }

  /**
   * Gives a value with its types and defaults.
   *
   * @param schema {@link Schema#ANYTHING} where none is known
   */
  Object of(YamlNode node, Schema schema) {
    budget.charge(1);
    return value(node, schema);
  }

  /** Gives a value below another one, which only a running evaluation asks for. */
  private Object below(YamlNode node, Schema schema) {
    budget.spend(1);
    return value(node, schema);
  }

  private Object value(YamlNode node, Schema schema) {
    if (SchemaCheck.isPlaceholder(node.content())) {
      throw Values.notKnown("a value that is put in later");
    }
    return switch (node.content()) {
      case YamlMapping mapping -> new Mapping(mapping, schema);
      case YamlSequence sequence -> new Sequence(sequence, schema);
      case YamlScalar scalar -> scalar(scalar, schema);
      case YamlAlias _ -> Values.NULL;
    };
  }

  private static Object scalar(YamlScalar scalar, Schema schema) {
    return switch (scalar.type()) {
      case NULL -> Values.NULL;
      case BOOLEAN -> scalar.isTrue();
      case INTEGER ->
          schema.type() == ValueType.NUMBER
              ? (Object) number(scalar.value())
              : integer(scalar.value());
      case FLOAT -> number(scalar.value());
      case STRING ->
          schema.type() == ValueType.DATE_TIME ? time(scalar.value()) : (Object) scalar.value();
    };
  }

  private static Object time(String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      return time;
    } catch (DateTimeParseException e) {
      return text;
    }
  }

  private static Double number(String text) {
    try {
      return Double.valueOf(text.replace("_", ""));
    } catch (NumberFormatException e) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : special(text);
    }
  }

  private static double special(String text) {
    return text.toLowerCase(java.util.Locale.ROOT).contains("nan")
        ? Double.NaN
        : Double.POSITIVE_INFINITY;
  }

  /** Gives a Long, or a Double for what does not fit into one. */
  private static Object integer(String text) {
    String plain = text.replace("_", "");
    boolean isNegative = plain.startsWith("-");
    String digits = isNegative || plain.startsWith("+") ? plain.substring(1) : plain;
    int radix = 10;
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      char mark = Character.toLowerCase(digits.charAt(1));
      radix = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
      digits = digits.substring(Character.isDigit(mark) ? 1 : 2);
    }
    try {
      long value = Long.parseLong(digits, radix);
      return isNegative ? -value : value;
    } catch (NumberFormatException e) {
      return digits.length() > 400 ? number(text) : big(digits, radix, isNegative);
    }
  }

  private static double big(String digits, int radix, boolean isNegative) {
    try {
      double value = new BigInteger(digits, radix).doubleValue();
      return isNegative ? -value : value;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** A mapping whose values are made one by one. */
  private final class Mapping extends AbstractMap<String, Object> {
    private final YamlMapping mapping;
    private final Schema schema;
    private Map<String, YamlNode> nodes;

    Mapping(YamlMapping mapping, Schema schema) {
      this.mapping = mapping;
      this.schema = schema;
    }

    /** The nodes by their keys, nulls left out and defaults put in. */
    private Map<String, YamlNode> nodes() {
      if (nodes == null) {
        Map<String, YamlNode> all = new LinkedHashMap<>();
        SchemaCheck.entries(mapping).values().stream()
            .filter(entry -> !entry.value().isNull())
            .forEach(entry -> all.put(entry.name(), entry.value()));
        for (Field field : schema.fields().values()) {
          if (!all.containsKey(field.name())) {
            field
                .schema()
                .get()
                .constraints()
                .defaultValue()
                .map(Supplier::get)
                .ifPresent(value -> all.put(field.name(), value));
          }
        }
        budget.spend(all.size());
        nodes = all;
      }
      return nodes;
    }

    private Schema schema(String name) {
      Field field = schema.fields().get(name);
      if (field != null) {
        return field.schema().get();
      }
      return schema.others().map(Supplier::get).orElse(Schema.ANYTHING);
    }

    /** A key as it stands in YAML: rules write some of its characters as words. */
    private Optional<String> known(Object key) {
      if (!(key instanceof String name)) {
        return Optional.empty();
      }
      if (nodes().containsKey(name)) {
        return Optional.of(name);
      }
      return Optional.of(unescaped(name)).filter(nodes()::containsKey);
    }

    @Override
    public Object get(Object key) {
      Optional<String> name = known(key);
      return name.isEmpty() ? null : below(nodes().get(name.get()), schema(name.get()));
    }

    @Override
    public boolean containsKey(Object key) {
      return known(key).isPresent();
    }

    @Override
    public int size() {
      return nodes().size();
    }

    @Override
    public Set<String> keySet() {
      return Collections.unmodifiableSet(nodes().keySet());
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      Map<String, Object> values = new LinkedHashMap<>();
      nodes().forEach((name, node) -> values.put(name, below(node, schema(name))));
      return values.entrySet();
    }
  }

  /**
   * Undoes what Kubernetes does to names of fields that are no identifiers. Source: Common
   * Expression Language in Kubernetes, Escaping, read 2026-11-27.
   */
  private static String unescaped(String name) {
    if (!name.contains("__")) {
      return name;
    }
    if (name.length() > 4 && name.startsWith("__") && name.endsWith("__")) {
      String word = name.substring(2, name.length() - 2);
      if (word.chars().allMatch(c -> c >= 'a' && c <= 'z') && !isSign(word)) {
        return word;
      }
    }
    return name.replace("__dot__", ".")
        .replace("__dash__", "-")
        .replace("__slash__", "/")
        .replace("__underscores__", "__");
  }

  private static boolean isSign(String word) {
    return switch (word) {
      case "dot", "dash", "slash", "underscores" -> true;
      default -> false;
    };
  }

  /** A sequence whose values are made one by one. */
  private final class Sequence extends AbstractList<Object> {
    private final YamlSequence sequence;
    private final Schema items;

    Sequence(YamlSequence sequence, Schema schema) {
      this.sequence = sequence;
      this.items = schema.items().map(Supplier::get).orElse(Schema.ANYTHING);
    }

    @Override
    public Object get(int index) {
      return below(sequence.items().get(index), items);
    }

    @Override
    public int size() {
      return sequence.items().size();
    }
  }
}
