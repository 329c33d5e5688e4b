package dev.lintel.syntax.expression;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Properties in the order in which they were added, found by their names without regard to case.
 * What is not listed is null in an object that is known as a whole, and unknown in one that is
 * known in part.
 */
public final class ObjectValue implements Value {
  /** An object without properties. */
  public static final ObjectValue EMPTY = new ObjectValue(Map.of(), true);

  /** An object of which nothing is known. */
  public static final ObjectValue UNKNOWN = new ObjectValue(Map.of(), false);

  private final Map<String, Property> properties;
  private final boolean isWhole;

  private record Property(String name, Value value) {}

  private ObjectValue(Map<String, Property> properties, boolean isWhole) {
    this.properties = properties;
    this.isWhole = isWhole;
  }

  /**
   * Gives the object of these properties; of names that differ in case alone the first one stays,
   * as in GitHub's own.
   */
  public static ObjectValue of(Map<String, Value> properties) {
    Map<String, Property> kept = LinkedHashMap.newLinkedHashMap(properties.size());
    properties.forEach(
        (name, value) -> kept.putIfAbsent(CaseFolding.of(name), new Property(name, value)));
    return new ObjectValue(kept, true);
  }

  /** Gives this object with one property added or put in the place of the one of its name. */
  public ObjectValue with(String name, Value value) {
    Map<String, Property> changed = new LinkedHashMap<>(properties);
    changed.put(CaseFolding.of(name), new Property(name, value));
    return new ObjectValue(changed, isWhole);
  }

  /** Tells whether it has no properties but those that are listed. */
  public boolean isWhole() {
    return isWhole;
  }

  /** Gives the property of a name, if it is listed. */
  public Optional<Value> find(String name) {
    return Optional.ofNullable(properties.get(CaseFolding.of(name))).map(Property::value);
  }

  /** Gives the property of a name: null or unknown where it is not listed. */
  public Value get(String name) {
    return find(name).orElse(isWhole ? new NullValue() : UnknownValue.ANY);
  }

  public Collection<Value> values() {
    return properties.values().stream().map(Property::value).toList();
  }

  /** Gives the listed names, as they were written. */
  public List<String> names() {
    return properties.values().stream().map(Property::name).toList();
  }

  void forEach(BiConsumer<String, Value> consumer) {
    properties.values().forEach(property -> consumer.accept(property.name, property.value));
  }
}
