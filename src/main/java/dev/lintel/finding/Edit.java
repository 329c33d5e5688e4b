package dev.lintel.finding;

import dev.lintel.source.Span;

/** The replacement of one span by a text; an empty span inserts, an empty text deletes. */
public record Edit(Span span, String replacement) {}
