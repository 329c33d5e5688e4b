package dev.lintel.model.kubernetes.policy;

import dev.lintel.source.Span;
import java.util.Optional;

/**
 * What a rule says against an object.
 *
 * @param place what a person edits
 * @param message one sentence without a period
 * @param rule where the rule stands, if it stands in the repository
 * @param isCertain whether the rule was evaluated to its end
 */
public record Verdict(Span place, String message, Optional<Span> rule, boolean isCertain) {}
