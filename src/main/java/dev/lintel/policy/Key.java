package dev.lintel.policy;

/**
 * A key of lintel.yml, declared: {@link PolicyKeys} lists them.
 *
 * @param isRequired whether its mapping makes no sense without it
 * @param meaning one sentence
 * @param otherwise what holds where the key is missing, in words; empty for nothing
 */
record Key(String name, Shape shape, boolean isRequired, String meaning, String otherwise) {
  static Key required(String name, Shape shape, String meaning) {
    return new Key(name, shape, true, meaning, "");
  }

  static Key optional(String name, Shape shape, String meaning, String otherwise) {
    return new Key(name, shape, false, meaning, otherwise);
  }
}
