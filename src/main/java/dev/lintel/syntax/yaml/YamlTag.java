package dev.lintel.syntax.yaml;

import dev.lintel.source.Span;

/**
 * A tag as written before a node, as {@code !!str}. It is never acted on, except that the scalar
 * types of YAML itself decide the type of a scalar.
 *
 * @param span with its exclamation marks
 * @param name after its handle is resolved, as {@code tag:yaml.org,2002:str}; a local tag as
 *     written
 */
public record YamlTag(Span span, String name) {}
