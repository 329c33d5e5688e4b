package dev.lintel.syntax.yaml;

/** What a scalar is under its schema. */
public enum YamlType {
  NULL,
  BOOLEAN,
  INTEGER,
  FLOAT,
  STRING
}
