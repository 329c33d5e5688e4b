package dev.lintel.cli;

import java.util.List;

/**
 * The command line or the configuration asks for what there is not; each message says what is
 * accepted.
 */
final class Misuse extends RuntimeException {
  private final transient List<String> messages;

  Misuse(String message) {
    this(List.of(message));
  }

  Misuse(List<String> messages) {
    super(messages.getFirst());
    this.messages = messages;
  }

  /** Gives one line for each problem; at least one. */
  List<String> messages() {
    return messages;
  }
}
