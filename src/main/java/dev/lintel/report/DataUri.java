package dev.lintel.report;

/**
 * An absolute URI that holds the text that it stands for, where a format asks for an address and
 * there is none: RFC 2397.
 */
final class DataUri {
  private DataUri() {}

  static String of(String text) {
    return "data:text/plain," + RelativeUri.of(text);
  }
}
