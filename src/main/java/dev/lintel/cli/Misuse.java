package dev.lintel.cli;

/**
 * The command line or the configuration asks for something that there is not; the message says what
 * is accepted.
 */
final class Misuse extends RuntimeException {
  Misuse(String message) {
    super(message);
  }
}
