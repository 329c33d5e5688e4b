package dev.lintel.policy;

import dev.lintel.finding.Severity;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lintel.yml says of the baseline.
 *
 * @param file its path relative to the root, below which it lies; empty for the usual one
 */
public record BaselineSettings(Optional<String> file, Deadlines deadlines) {
  /** What holds where lintel.yml says nothing. */
  public static final BaselineSettings DEFAULT =
      new BaselineSettings(Optional.empty(), Deadlines.DEFAULT);

  private static final String NEXT_RELEASE = "next-release";
  private static final String NEVER = "never";
  private static final int MOST_DAYS = 36_500;

  /** Reads {@code baseline:}. */
  static BaselineSettings of(Setting setting) {
    Map<String, Setting> settings = setting.settings(List.of("file", "deadlines"));
    return new BaselineSettings(
        Optional.ofNullable(settings.get("file")).flatMap(BaselineSettings::file),
        Optional.ofNullable(settings.get("deadlines"))
            .map(BaselineSettings::deadlines)
            .orElse(Deadlines.DEFAULT));
  }

  private static Optional<String> file(Setting setting) {
    Optional<String> path = setting.text();
    boolean isBelow =
        path.stream()
            .allMatch(p ->
                !p.startsWith("/")
                    && p.indexOf('\0') < 0
                    && Arrays.stream(p.split("/")).noneMatch(".."::equals));
    if (!isBelow) {
      setting
          .problems()
          .add(
              setting.span(),
              "'" + path.get() + "' is no path below the root, as 'ci/known.jsonl'");
    }
    return path.filter(_ -> isBelow);
  }

  private static Deadlines deadlines(Setting setting) {
    Map<String, Setting> settings =
        setting.settings(Arrays.stream(Severity.values()).map(Severity::id).toList());
    Map<Severity, Deadline> set = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      if (settings.containsKey(severity.id())) {
        deadline(settings.get(severity.id())).ifPresent(deadline -> set.put(severity, deadline));
      }
    }
    return Deadlines.withDefaults(set);
  }

  private static Optional<Deadline> deadline(Setting setting) {
    Optional<String> text = setting.text();
    Optional<Deadline> deadline = text.flatMap(BaselineSettings::deadline);
    if (text.isPresent() && deadline.isEmpty()) {
      setting
          .problems()
          .add(
              setting.span(),
              "'%s' is no deadline; it takes a number of days, %s or %s"
                  .formatted(text.get(), NEXT_RELEASE, NEVER));
    }
    return deadline;
  }

  private static Optional<Deadline> deadline(String text) {
    return switch (text) {
      case NEXT_RELEASE -> Optional.of(new Deadline.NextRelease());
      case NEVER -> Optional.of(new Deadline.Never());
      default -> {
        boolean isCount = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        yield isCount && Integer.parseInt(text) <= MOST_DAYS
            ? Optional.of(new Deadline.Days(Integer.parseInt(text)))
            : Optional.empty();
      }
    };
  }
}
