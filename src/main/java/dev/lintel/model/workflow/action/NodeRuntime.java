package dev.lintel.model.workflow.action;

import java.util.Optional;

/**
 * A version of Node.js that an action asks for, as {@code node20}.
 *
 * @param version the major version
 */
public record NodeRuntime(int version) {
  /**
   * The oldest version that runners still carry or take without a warning of their own. Node 12 and
   * 16 are gone since 2023 and 2024; actions that ask for Node 20 run on 24 and are told nothing
   * here, since most releases still ask for it. Source: github.blog/changelog, "Node 16 end of
   * life" and "Deprecation of Node 20 on GitHub Actions runners", read 2026-11-27.
   */
  private static final int OLDEST = 20;

  private static final int NEWEST = 24;

  /** Reads the name of a runtime; empty where it is none of Node.js that runners ever had. */
  public static Optional<NodeRuntime> of(String runtime) {
    return switch (runtime) {
      case "node12" -> Optional.of(new NodeRuntime(12));
      case "node16" -> Optional.of(new NodeRuntime(16));
      case "node20" -> Optional.of(new NodeRuntime(OLDEST));
      case "node24" -> Optional.of(new NodeRuntime(NEWEST));
      default -> Optional.empty();
    };
  }

  /** Tells whether runners no longer carry it. */
  public boolean isRemoved() {
    return version < OLDEST;
  }
}
