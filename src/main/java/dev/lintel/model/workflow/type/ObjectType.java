package dev.lintel.model.workflow.type;

import dev.lintel.source.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Objects with certain properties, found by their names without regard to case. A strict one has no
 * others.
 */
public final class ObjectType implements Type {
  /** An object of which nothing is known. */
  public static final ObjectType LOOSE = builder().loose(Any.ANY);

  /** An object of strings under any names. */
  public static final ObjectType OF_STRINGS = builder().loose(Scalar.STRING);

  private final Map<String, Property> properties;
  private final Optional<Type> others;
  private final Map<String, String> absent;
  private final Source source;

  /** What tells which properties there are. */
  private enum Source {
    /** The workflow or GitHub's documentation. */
    FILE,
    /** A workflow or action that is used. */
    USED_CODE,
    /** The rows of a matrix, of which jobs that share their lines may have more or fewer. */
    MATRIX,
    /** The published tree of the payload of an event. */
    PAYLOAD,
    /** A part of such a tree, which does not tell an object from an array of such objects. */
    PART_OF_PAYLOAD,
    /** The declared secrets, and whatever else a caller hands on. */
    CALLER
  }

  private record Property(String name, Type type) {}

  private ObjectType(
      Map<String, Property> properties,
      Optional<Type> others,
      Map<String, String> absent,
      Source source) {
    this.properties = properties;
    this.others = others;
    this.absent = absent;
    this.source = source;
  }

  /** Starts an object without properties. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects properties, and gives the object. */
  public static final class Builder {
    private final Map<String, Property> properties = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a property; one of a name that is there already has either type. */
    public Builder add(String name, Type type) {
      properties.merge(
          key(name),
          new Property(name, type),
          (one, other) -> new Property(one.name, one.type.or(other.type)));
      return this;
    }

    /** Says why there is no property of a name that someone may look for. */
    public Builder absent(String name, String reason) {
      absent.putIfAbsent(key(name), reason);
      return this;
    }

    /** Gives the object that has no other properties. */
    public ObjectType strict() {
      return new ObjectType(new LinkedHashMap<>(properties), Optional.empty(), absent, Source.FILE);
    }

    /** Gives the object that may have any other property, of one type. */
    public ObjectType loose(Type others) {
      return new ObjectType(
          new LinkedHashMap<>(properties), Optional.of(others), absent, Source.FILE);
    }

    /** Gives the outputs that used code declares, which are all that it has. */
    public ObjectType outputs() {
      return new ObjectType(
          new LinkedHashMap<>(properties), Optional.empty(), absent, Source.USED_CODE);
    }

    /** Gives the object that callers fill, with names beside the declared ones if they like. */
    ObjectType filledByCallers(Type others) {
      return new ObjectType(
          new LinkedHashMap<>(properties), Optional.of(others), absent, Source.CALLER);
    }

    /**
     * Gives the object that has no other properties and may as well be an array of such objects: a
     * part of a payload.
     */
    public ObjectType sketch() {
      return new ObjectType(
          new LinkedHashMap<>(properties), Optional.empty(), absent, Source.PART_OF_PAYLOAD);
    }
  }

  /**
   * Gives the type of a property; empty where a strict object has none of the name, or where an
   * object that callers fill has one that must be meant.
   */
  public Optional<Type> find(String name) {
    Property property = properties.get(key(name));
    if (property != null) {
      return Optional.of(property.type);
    }
    return source == Source.CALLER && Spelling.slip(name, names()).isPresent()
        ? Optional.empty()
        : others;
  }

  /** Gives the known names, as they were written. */
  public List<String> names() {
    return properties.values().stream().map(Property::name).toList();
  }

  /** Gives the types of the known properties, and of the others where there may be any. */
  public Collection<Type> types() {
    List<Type> types = new ArrayList<>();
    properties.values().forEach(property -> types.add(property.type));
    others.ifPresent(types::add);
    return types;
  }

  /** Gives the type of the properties that are not known; empty for a strict object. */
  public Optional<Type> others() {
    return others;
  }

  /** Gives why there is no property of a name, where something is known of it. */
  public Optional<String> absent(String name) {
    return Optional.ofNullable(absent.get(key(name)));
  }

  /** Tells whether it may as well be an array of such objects. */
  public boolean isSketch() {
    return source == Source.PART_OF_PAYLOAD;
  }

  /** Gives this type with one property added or put in the place of the one of its name. */
  ObjectType with(String name, Type type) {
    Map<String, Property> changed = new LinkedHashMap<>(properties);
    changed.put(key(name), new Property(name, type));
    return new ObjectType(changed, others, absent, source);
  }

  /** Gives this type for the payload of the event that started the run. */
  ObjectType payload() {
    return new ObjectType(properties, others, absent, Source.PAYLOAD);
  }

  /** Tells whether these are the outputs that used code declares. */
  boolean isOfUsedCode() {
    return source == Source.USED_CODE;
  }

  /** Gives this type for a matrix. */
  ObjectType matrix() {
    return new ObjectType(properties, others, absent, Source.MATRIX);
  }

  /** Tells whether it is a matrix, whose rows may be left out where something stands in. */
  boolean isMatrix() {
    return source == Source.MATRIX;
  }

  /** Tells whether it is the payload of the event that started the run, or a part of that. */
  public boolean isPayload() {
    return source == Source.PAYLOAD || source == Source.PART_OF_PAYLOAD;
  }

  /** Gives what holds for an object that is of this type or of the other. */
  ObjectType or(ObjectType other) {
    Map<String, Property> all = new LinkedHashMap<>(properties);
    other.properties.forEach((key, property) ->
        all.merge(key, property, (one, two) -> new Property(one.name, one.type.or(two.type))));
    Map<String, String> reasons = new LinkedHashMap<>(absent);
    reasons.putAll(other.absent);
    Optional<Type> rest =
        others.map(one -> other.others.map(one::or).orElse(one)).or(other::others);
    return new ObjectType(all, rest, reasons, source);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof ObjectType other
        && properties.equals(other.properties)
        && others.equals(other.others)
        && source == other.source;
  }

  @Override
  public int hashCode() {
    return 31 * properties.hashCode() + others.hashCode();
  }
}
