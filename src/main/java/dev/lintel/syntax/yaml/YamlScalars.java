package dev.lintel.syntax.yaml;

/** The words that plain scalars may be. */
final class YamlScalars {
  private YamlScalars() {}

  static boolean isTrueWord(String word) {
    return switch (word) {
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y" -> true;
      default -> false;
    };
  }
}
