package dev.lintel.model.helm;

import dev.lintel.syntax.yaml.YamlMapping;

/** A chart that another one brings in. */
public record Dependency(YamlMapping root) {
  public String name() {
    return root.text("name").orElse("");
  }

  /** Gives the key of values.yaml that the dependency's values stand under. */
  public String valuesKey() {
    return root.text("alias").orElse(name());
  }
}
