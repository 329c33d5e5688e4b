package dev.lintel.rule;

/**
 * A rule about what people accepted, not about what files hold: it is checked by policy, once the
 * findings of all other rules are known. Its document says {@code checked-by: policy} and has no
 * class of its own.
 */
public record PolicyRule() implements Rule {}
