package dev.lintel.report;

import dev.lintel.finding.Notification;

/** A notification in one line: what it means for the run, the file, what happened. */
public final class NotificationText {
  private NotificationText() {}

  public static String of(Notification notification) {
    return meaning(notification.kind())
        + ": "
        + notification.path().map(p -> p + ": ").orElse("")
        + notification.message()
        + notification.rule().map(r -> " [" + r + "]").orElse("");
  }

  private static String meaning(Notification.Kind kind) {
    return switch (kind) {
      case INFO -> "info";
      case WARNING -> "warning";
      case INCOMPLETE -> "incomplete";
    };
  }
}
