package dev.lintel.finding;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something about the run itself, not about the user's files' content.
 *
 * @param path the file that it speaks of, relative to the root
 * @param rule the rule that it speaks of
 * @param message one sentence without a period: what happened, and what to do
 */
public record Notification(
    Kind kind, Optional<String> path, Optional<RuleId> rule, String message) {
  /** What it means for the run. */
  public enum Kind {
    /** Said once, and nothing depends on it. */
    INFO,
    /** Worth knowing; the result stands. */
    WARNING,
    /** A part of the work could not be done: the run is incomplete. */
    INCOMPLETE
  }

  /** Incomplete ones first, then by path, rule and message. */
  public static final Comparator<Notification> ORDER = Notification::compare;

  public static Notification warning(String message) {
    return new Notification(Kind.WARNING, Optional.empty(), Optional.empty(), message);
  }

  public static Notification incomplete(String path, String message) {
    return new Notification(Kind.INCOMPLETE, Optional.of(path), Optional.empty(), message);
  }

  public static Notification incomplete(RuleId rule, String path, String message) {
    return new Notification(Kind.INCOMPLETE, Optional.of(path), Optional.of(rule), message);
  }

  /** Spelled out for the start-up's sake, as {@link Finding#ORDER} is. */
  private static int compare(Notification a, Notification b) {
    int order = b.kind.compareTo(a.kind);
    if (order == 0) {
      order = a.path.orElse("").compareTo(b.path.orElse(""));
    }
    if (order == 0) {
      order = ruleText(a).compareTo(ruleText(b));
    }
    return order == 0 ? a.message.compareTo(b.message) : order;
  }

  private static String ruleText(Notification notification) {
    return notification.rule.map(RuleId::toString).orElse("");
  }
}
