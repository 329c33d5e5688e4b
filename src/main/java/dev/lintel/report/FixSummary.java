package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.FixRun;
import dev.lintel.finding.FixedFile;
import dev.lintel.finding.Notification;
import dev.lintel.finding.Plural;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What fixing did, in one line for each file and one for all; before that, where asked for, what
 * could not be done.
 */
public record FixSummary(ReportSettings settings) {
  /** Gives the lines for the files that were fixed. */
  public String files(FixRun run) {
    Redaction redaction = redaction(run);
    StringBuilder text = new StringBuilder();
    for (FixedFile file : run.files()) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      file.titles().forEach(title -> counts.merge(redaction.text(title), 1, Integer::sum));
      List<String> titles = new ArrayList<>();
      counts.forEach((title, count) -> titles.add(count == 1 ? title : title + " (" + count + ")"));
      String line = settings.paths().apply(file.path()) + ": " + String.join(", ", titles);
      text.append(VisibleText.of(line)).append('\n');
    }
    return text.toString();
  }

  /** Gives the lines for what could not be done. */
  public String notifications(FixRun run) {
    Redaction redaction = redaction(run);
    StringBuilder text = new StringBuilder();
    for (Notification notification : run.after().notifications()) {
      Notification shown =
          new Notification(
              notification.kind(),
              notification.path().map(settings.paths()),
              notification.rule(),
              redaction.text(notification.message()));
      Ink ink =
          switch (notification.kind()) {
            case INFO -> Ink.INFO;
            case WARNING -> Ink.MEDIUM;
            case INCOMPLETE -> Ink.FAILED;
          };
      text.append(ink.write(VisibleText.of(NotificationText.of(shown)), settings.isColoured()))
          .append('\n');
    }
    return text.toString();
  }

  /**
   * Gives the line for all files.
   *
   * @param isDry whether nothing was written
   */
  public static String total(FixRun run, boolean isDry) {
    String unsafe = "";
    if (run.unsafeLeft() > 0) {
      unsafe =
          " (%d unsafe %s left; --unsafe-fixes applies %s)"
              .formatted(
                  run.unsafeLeft(),
                  run.unsafeLeft() == 1 ? "fix" : "fixes",
                  run.unsafeLeft() == 1 ? "it" : "them");
    }
    if (run.fixed() == 0) {
      return "nothing to fix" + unsafe + "\n";
    }
    return (isDry ? "would fix " : "fixed ")
        + Plural.of(run.fixed(), "finding")
        + " in "
        + Plural.of(run.files().size(), "file")
        + unsafe
        + "\n";
  }

  private static Redaction redaction(FixRun run) {
    List<Finding> findings = new ArrayList<>(run.before().findings());
    findings.addAll(run.after().findings());
    return Redaction.of(findings);
  }
}
