package dev.lintel.syntax.yaml;

/** What a scalar is under its schema. */
public enum YamlType {
  NULL,
  BOOLEAN,
  INTEGER,
  FLOAT,
  STRING;

  /** Gives what a text is when it stands plain, without quotes, under a schema. */
  public static YamlType ofPlain(String text, YamlSchema schema) {
    return ScalarTypes.ofPlain(text, schema);
  }
}
