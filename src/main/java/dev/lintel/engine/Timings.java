package dev.lintel.engine;

import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up where the time goes, by the name of what worked, for {@code --profile}. Safe to share
 * between threads.
 */
final class Timings {
  private final boolean isOn;
  private final Map<String, Long> nanosByName = new TreeMap<>();

  Timings(boolean isOn) {
    this.isOn = isOn;
  }

  void add(String name, long nanos) {
    if (isOn) {
      synchronized (nanosByName) {
        nanosByName.merge(name, nanos, Long::sum);
      }
    }
  }

  void add(Step step, long nanos) {
    if (isOn) {
      add(step.name(), nanos);
    }
  }

  /** Gives the nanoseconds by name; empty where nobody asked for them. */
  Map<String, Long> nanos() {
    synchronized (nanosByName) {
      return Map.copyOf(nanosByName);
    }
  }
}
