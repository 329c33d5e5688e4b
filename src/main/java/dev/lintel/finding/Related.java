package dev.lintel.finding;

import dev.lintel.source.Span;

/** Another place that a finding speaks of, and what is there. */
public record Related(Span span, String message) {}
