package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.finding.Severity;
import dev.lintel.source.Region;
import java.io.IOException;
import java.io.Writer;

/**
 * Workflow commands of GitHub Actions. The worst come first, because GitHub shows ten annotations
 * of each level for a step.
 *
 * <p>Commands and their encoding: docs.github.com, "Workflow commands for GitHub Actions", and
 * actions/toolkit, packages/core/src/command.ts, both read on 2026-11-20.
 */
record GithubLayout(ReportSettings settings) implements Layout {
  @Override
  public boolean showsText() {
    return false;
  }

  @Override
  public void write(Presentation shown, Writer out) throws IOException {
    MostSevere most = MostSevere.worstFirst(shown.result().active(), settings.maximumResults());
    for (Finding finding : most.findings()) {
      out.append("::" + level(finding.severity()) + " file=" + property(finding.path()))
          .append(lines(finding.region()))
          .append(",title=" + property(finding.rule().toString()))
          .append("::" + data(finding.message()) + "\n");
    }
    for (Notification notification : shown.result().notifications()) {
      String file = notification.path().map(p -> " file=" + property(p)).orElse("");
      out.append("::" + level(notification.kind()) + file)
          .append("::" + data(NotificationText.of(notification)) + "\n");
    }
  }

  /** Columns hold on one line only; GitHub refuses them on an annotation over several. */
  private static String lines(Region region) {
    String lines = ",line=" + region.start().line() + ",endLine=" + region.end().line();
    return region.start().line() == region.end().line()
        ? lines + ",col=" + region.start().column() + ",endColumn=" + region.end().column()
        : lines;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "notice";
    };
  }

  private static String level(Notification.Kind kind) {
    return switch (kind) {
      case INCOMPLETE -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  private static String property(String value) {
    return data(value).replace(":", "%3A").replace(",", "%2C");
  }

  private static String data(String value) {
    StringBuilder encoded = new StringBuilder();
    value
        .codePoints()
        .forEach(c ->
            encoded.append(
                switch (c) {
                  case '%' -> "%25";
                  case '\r' -> "%0D";
                  case '\n' -> "%0A";
                  default -> VisibleText.of(c);
                }));
    return encoded.toString();
  }
}
