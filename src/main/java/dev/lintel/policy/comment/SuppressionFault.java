package dev.lintel.policy.comment;

import dev.lintel.source.Span;

/**
 * A comment that looks like a suppression and is none.
 *
 * @param message one sentence without a period, that says what to write
 */
public record SuppressionFault(Span place, String message) {}
