package dev.lintel.syntax.yaml;

/**
 * A key that a mapping holds twice. Consumers differ (an error, the last wins), so it is no problem
 * of the stream.
 *
 * @param first the first entry of the key
 * @param second a later entry of the same key; a third gives a second pair with the same first
 */
public record DuplicateKey(YamlEntry first, YamlEntry second) {}
