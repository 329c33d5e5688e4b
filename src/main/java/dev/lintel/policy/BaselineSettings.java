package dev.lintel.policy;

import dev.lintel.finding.Severity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What lintel.yml says of the baseline.
 *
 * @param file its path relative to the root, below which it lies; empty for {@link #FILE}
 */
public record BaselineSettings(Optional<String> file, Deadlines deadlines) {
  /** Where a baseline is kept unless lintel.yml says otherwise. */
  public static final String FILE = "lintel-baseline.jsonl";

  /** What holds where lintel.yml says nothing. */
  static final BaselineSettings DEFAULT = new BaselineSettings(Optional.empty(), Deadlines.DEFAULT);

  /** Reads {@code baseline:}. */
  static BaselineSettings of(Setting setting) {
    Setting deadlines = setting.find(PolicyKeys.DEADLINES);
    Map<Severity, Deadline> set = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      deadlines
          .find(severity.id())
          .text()
          .flatMap(Deadline::of)
          .ifPresent(deadline -> set.put(severity, deadline));
    }
    return new BaselineSettings(setting.find(PolicyKeys.FILE).text(), Deadlines.withDefaults(set));
  }
}
