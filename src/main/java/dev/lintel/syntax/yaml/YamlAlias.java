package dev.lintel.syntax.yaml;

import dev.lintel.source.Span;

/**
 * A use of an anchor, as {@code *defaults}.
 *
 * @param name without the asterisk
 * @param target the anchored node, never an alias; an alias of an unknown or enclosing anchor has a
 *     null scalar here and a problem in its stream
 */
public record YamlAlias(Span span, String name, YamlNode target) implements YamlNode {
  @Override
  public YamlNode content() {
    return target;
  }
}
