package dev.lintel.model.kubernetes.schema;

/**
 * Schemas as src/main/schemas holds them: one a line, each naming those below it by their numbers.
 */
interface SchemaTexts {
  /** Gives the line of a schema. */
  String schema(int number);

  /** Gives the lines of the kinds, with a line feed before each and behind the last. */
  String kinds();
}
