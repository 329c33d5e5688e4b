package dev.lintel.model.workflow.type;

import dev.lintel.syntax.expression.ObjectValue;
import dev.lintel.syntax.expression.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What is known of the values that an expression can have, before anything runs. */
public sealed interface Type permits Type.Any, Type.Scalar, Type.Words, Type.Array, ObjectType {
  /** Values of which nothing is known. */
  record Any() implements Type {
    public static final Any ANY = new Any();
  }

  /** Values that are no collections. */
  enum Scalar implements Type {
    NULL("null"),
    BOOLEAN("a boolean"),
    NUMBER("a number"),
    STRING("a string");

    private final String words;

    Scalar(String words) {
      this.words = words;
    }
  }

  /**
   * Strings that are one of some words.
   *
   * @param accepted two or more
   */
  record Words(Set<String> accepted) implements Type {
    public Words {
      accepted = Set.copyOf(accepted);
    }
  }

  /**
   * Values in their order.
   *
   * @param item what holds for each of them
   * @param isFiltered what {@code .*} gives: a property of it is the array of that property of each
   *     item
   */
  record Array(Type item, boolean isFiltered) implements Type {}

  /** Says what it is, with its article. */
  default String words() {
    return switch (this) {
      case Any _ -> "anything";
      case Scalar scalar -> scalar.words;
      case Words _ -> "a string";
      case Array _ -> "an array";
      case ObjectType _ -> "an object";
    };
  }

  /** Tells whether it is an array or object, which never turn into a text by themselves. */
  default boolean isCollection() {
    return this instanceof Array || this instanceof ObjectType;
  }

  /** Tells whether it is certain to be a string, number or boolean. */
  default boolean isPlain() {
    return switch (this) {
      case Any _, Array _, ObjectType _ -> false;
      case Words _ -> true;
      case Scalar scalar -> scalar != Scalar.NULL;
    };
  }

  /** Gives what holds for a value that is of this type or of the other. */
  default Type or(Type other) {
    if (equals(other)) {
      return this;
    }
    return switch (this) {
      case Words _ when other instanceof Words || other.equals(Scalar.STRING) -> Scalar.STRING;
      case Scalar scalar when scalar == Scalar.STRING && other instanceof Words -> Scalar.STRING;
      case Array(Type item, boolean isFiltered) when other instanceof Array array ->
          new Array(item.or(array.item), isFiltered || array.isFiltered);
      case ObjectType object when other instanceof ObjectType another -> object.or(another);
      case Any _, Scalar _, Words _, Array _, ObjectType _ -> Any.ANY;
    };
  }

  /** Gives what holds for a value of any of these types; anything where there are none. */
  static Type anyOf(Collection<Type> types) {
    return types.stream().reduce(Type::or).orElse(Any.ANY);
  }

  /** Gives the type of a value that is known, in all its parts. */
  static Type of(Value value) {
    return switch (value) {
      case Value.NullValue _ -> Scalar.NULL;
      case Value.BooleanValue _ -> Scalar.BOOLEAN;
      case Value.NumberValue _ -> Scalar.NUMBER;
      case Value.StringValue _ -> Scalar.STRING;
      case Value.ArrayValue(List<Value> items, boolean isFiltered) -> {
        List<Type> types = new ArrayList<>();
        items.forEach(item -> types.add(of(item)));
        yield new Array(anyOf(types), isFiltered);
      }
      case ObjectValue object -> {
        ObjectType.Builder builder = ObjectType.builder();
        object.names().forEach(name -> builder.add(name, of(object.get(name))));
        yield object.isWhole() ? builder.strict() : builder.loose(Any.ANY);
      }
      case Value.UnknownValue _ -> Any.ANY;
    };
  }
}
