package dev.lintel.syntax.shell;

import dev.lintel.source.Span;

/**
 * One word of a command.
 *
 * @param value without quotes and escapes; expansions as written
 * @param isLiteral whether the value is all there is: no variable, substitution or expression
 */
public record Word(Span span, String value, boolean isLiteral) {}
