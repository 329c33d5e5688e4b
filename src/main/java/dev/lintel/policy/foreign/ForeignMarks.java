package dev.lintel.policy.foreign;

import dev.lintel.finding.Finding;
import dev.lintel.rule.RuleMeta;
import java.util.Optional;

/** What the users of one tool left at one place: the comments of a text, or a file. */
interface ForeignMarks {
  /** Accepts nothing. */
  ForeignMarks NONE = (finding, rule) -> Optional.empty();

  /** Gives why a finding is accepted: what stands there, as written; empty where it is not. */
  Optional<String> reason(Finding finding, RuleMeta rule);
}
