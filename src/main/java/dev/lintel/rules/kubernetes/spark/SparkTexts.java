package dev.lintel.rules.kubernetes.spark;

import dev.lintel.syntax.yaml.YamlScalar;

/** What the rules on Spark share in reading texts. */
final class SparkTexts {
  private SparkTexts() {}

  /** Tells whether a tool or Spark itself fills in a part of the text later. */
  static boolean isOpen(YamlScalar scalar) {
    String text = scalar.value();
    return text.contains("{{") || text.contains("${") || text.contains("$(") || text.contains("<%");
  }
}
