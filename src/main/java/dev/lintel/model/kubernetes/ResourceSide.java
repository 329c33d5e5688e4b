package dev.lintel.model.kubernetes;

/** The two things that a container says of a resource. */
public enum ResourceSide {
  /** What the scheduler keeps free for it. */
  REQUESTS("requests"),
  /** What it may use at most. */
  LIMITS("limits");

  private final String key;

  ResourceSide(String key) {
    this.key = key;
  }

  /** Gives the key under {@code resources}. */
  public String key() {
    return key;
  }
}
