package dev.lintel.cel;

import dev.cel.common.values.NullValue;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * Values that expressions take beside Java's own: a Boolean, Long, Double, String, a List and a Map
 * with texts as keys are what they are in CEL.
 */
public final class Values {
  /** CEL's null. */
  public static final Object NULL = NullValue.NULL_VALUE;

  private Values() {}

  /**
   * Gives a value of which nothing is known: whatever an expression does with it is unknown.
   *
   * @param what its name for people, as {@code request.userInfo}
   */
  public static Map<String, Object> unknown(String what) {
    return new Unknown(what);
  }

  /**
   * Gives what a list or a map throws that is asked for a value of which nothing is known.
   *
   * @param what its name for people
   */
  public static RuntimeException notKnown(String what) {
    return new UnknownException(what);
  }

  /**
   * Gives a mapping of which some values are not known; an expression that asks for one of them is
   * unknown.
   *
   * @param name of the mapping, for people
   */
  public static Map<String, Object> partlyKnown(
      String name, Map<String, Object> known, Set<String> unknown) {
    return new PartlyKnown(name, Map.copyOf(known), Set.copyOf(unknown));
  }

  /** Throws for the keys that are not known. */
  private static final class PartlyKnown extends AbstractMap<String, Object> {
    private final String name;
    private final Map<String, Object> known;
    private final Set<String> unknown;

    PartlyKnown(String name, Map<String, Object> known, Set<String> unknown) {
      this.name = name;
      this.known = known;
      this.unknown = unknown;
    }

    private void requireKnown(Object key) {
      if (key instanceof String text && unknown.contains(text)) {
        throw new UnknownException(name + "." + text);
      }
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return known.entrySet();
    }

    @Override
    public Object get(Object key) {
      requireKnown(key);
      return known.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
      requireKnown(key);
      return known.containsKey(key);
    }
  }

  /** Stands for a mapping or an object; an expression cannot get anything out of it. */
  private static final class Unknown extends AbstractMap<String, Object> {
    private final String what;

    Unknown(String what) {
      this.what = what;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      throw new UnknownException(what);
    }

    @Override
    public Object get(Object key) {
      throw new UnknownException(what);
    }

    @Override
    public boolean containsKey(Object key) {
      throw new UnknownException(what);
    }

    @Override
    public boolean equals(Object other) {
      throw new UnknownException(what);
    }

    @Override
    public int hashCode() {
      return what.hashCode();
    }

    @Override
    public String toString() {
      return what;
    }
  }

  /** Ends an evaluation that asks for what is not known. */
  static final class UnknownException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String what;

    UnknownException(String what) {
      super("not known: " + what, null, false, false);
      this.what = what;
    }

    String what() {
      return what;
    }
  }
}
