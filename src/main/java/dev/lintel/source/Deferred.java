package dev.lintel.source;

import java.util.function.Supplier;

/**
 * A value that is worked out when somebody asks for it for the first time, since most runs have no
 * rule that does. Safe to share between threads; nothing is locked meanwhile, because a rule that
 * takes too long is left behind and would leave the lock behind too.
 */
public final class Deferred<T> {
  private final Supplier<T> source;
  private volatile T value;

  /**
   * @param source gives the same each time
   */
  public Deferred(Supplier<T> source) {
    this.source = source;
  }

  public T get() {
    T known = value;
    if (known == null) {
      known = source.get();
      value = known;
    }
    return known;
  }
}
