package dev.lintel.policy.comment;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A comment that accepts findings: {@code lintel: ignore[rule-id, other-id] until=2027-03-01
 * reason}.
 *
 * @param place from {@code lintel} to the closing bracket
 * @param ids the ids as written; empty where there is nothing between the brackets
 * @param until the date as written
 * @param reason empty where there is none
 * @param range what it is for; a finding whose place starts in it is accepted
 */
public record InlineSuppression(
    Span place, Scope scope, List<Span> ids, Optional<Span> until, String reason, Span range) {
  public InlineSuppression {
    ids = List.copyOf(ids);
  }

  InlineSuppression forRange(Span other) {
    return new InlineSuppression(place, scope, ids, until, reason, other);
  }
}
