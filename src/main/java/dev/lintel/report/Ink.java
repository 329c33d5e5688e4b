package dev.lintel.report;

import dev.lintel.finding.Severity;

/** What a piece of text is to the reader, and the ANSI colour that says so. */
enum Ink {
  PLAIN(""),
  CRITICAL("1;35"),
  HIGH("1;31"),
  MEDIUM("1;33"),
  LOW("1;36"),
  INFO("1;32"),
  MESSAGE("1"),
  GUTTER("1;34"),
  RELATED("1;34"),
  NOTE("1;36"),
  PASSED("1;32"),
  FAILED("1;31");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  static Ink of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> CRITICAL;
      case HIGH -> HIGH;
      case MEDIUM -> MEDIUM;
      case LOW -> LOW;
      case INFO -> INFO;
    };
  }

  /** Gives the text in this ink where colours are wanted, else the text itself. */
  String write(String text, boolean isColoured) {
    return isColoured && this != PLAIN && !text.isEmpty()
        ? "\u001b[" + code + "m" + text + "\u001b[0m"
        : text;
  }
}
