package dev.lintel.syntax.yaml;

import dev.lintel.source.Span;

/** One key and its value. */
public record YamlEntry(YamlNode key, YamlNode value) {
  /** Gives the key's text; empty for a key that is a collection. */
  public String name() {
    return key.content() instanceof YamlScalar scalar ? scalar.value() : "";
  }

  /**
   * Gives the span from the key to the end of the value, where both lie in one text; the key's
   * otherwise.
   */
  public Span span() {
    return key.span().source() == value.span().source() ? key.span().to(value.span()) : key.span();
  }
}
