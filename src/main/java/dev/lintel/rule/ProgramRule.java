package dev.lintel.rule;

/**
 * A rule that an installed program checks, where the user turns that on: the engine then puts a
 * rule in its place that asks the program. Its document says {@code checked-by: program} and has no
 * class of its own.
 */
public record ProgramRule() implements Rule {}
