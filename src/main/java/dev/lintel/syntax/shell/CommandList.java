package dev.lintel.syntax.shell;

import dev.lintel.source.Span;
import java.util.List;

/**
 * Pipelines joined by {@code &&} and {@code ||}.
 *
 * @param role what its exit status is for
 * @param nesting how many conditions, loops, cases and functions decide whether it runs, or how
 *     often
 * @param pipelines at least one
 * @param connectors {@code connectors.get(i)} stands between pipelines {@code i} and {@code i + 1}
 */
public record CommandList(
    Span span, Role role, int nesting, List<Pipeline> pipelines, List<Connector> connectors) {
  public CommandList {
    pipelines = List.copyOf(pipelines);
    connectors = List.copyOf(connectors);
  }

  /** What decides whether the next pipeline runs: {@code &&}, or else {@code ||}. */
  public record Connector(Span span, boolean isAnd) {}

  /** What the exit status of a list is for. */
  public enum Role {
    /** The shell ends on a failure where {@code -e} is set. */
    STATEMENT,
    /** It stands behind {@code if}, {@code elif}, {@code while} or {@code until}. */
    CONDITION,
    /** It runs in the background, so that nobody sees it. */
    BACKGROUND
  }
}
