package dev.lintel.model.kubernetes;

import dev.lintel.source.Span;

/**
 * What builds objects out of files that others may use too.
 *
 * @param name for people: the directory relative to the root
 * @param place where it is written
 */
public record Overlay(String name, Span place) {}
