package dev.lintel.model.kubernetes.schema;

import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;

/**
 * A value whose schema has rules in CEL.
 *
 * @param path of keys and indexes; empty for the object itself
 * @param place what a person edits: the key of the value, or the name of the object
 */
public record RuledValue(YamlNode value, Schema schema, String path, Span place) {}
