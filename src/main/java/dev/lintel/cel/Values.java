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
