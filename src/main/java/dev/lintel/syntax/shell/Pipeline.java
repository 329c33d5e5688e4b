package dev.lintel.syntax.shell;

import dev.lintel.source.Span;
import java.util.List;

/**
 * Commands that read each other's output.
 *
 * @param isNegated whether {@code !} turns its exit status around
 * @param commands at least one
 */
public record Pipeline(Span span, boolean isNegated, List<Command> commands) {
  public Pipeline {
    commands = List.copyOf(commands);
  }
}
