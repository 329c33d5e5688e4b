package dev.lintel.syntax.yaml;

import dev.lintel.source.Span;

/**
 * An anchor, as {@code &defaults}.
 *
 * @param span with its ampersand
 * @param name without the ampersand; several anchors of a document may share it
 * @param node what it stands before
 * @param isUsed whether an alias of the document means this anchor
 */
public record YamlAnchor(Span span, String name, YamlNode node, boolean isUsed) {}
