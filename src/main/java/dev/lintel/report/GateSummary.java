package dev.lintel.report;

import dev.lintel.finding.BaselineResult;
import dev.lintel.finding.GateResult;
import dev.lintel.finding.Notification;
import dev.lintel.finding.Plural;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of a run in a few lines: what could not be analysed, how much was found, and one line for
 * each gate. The full format ends with it; beside the other formats it belongs on standard error.
 */
public record GateSummary(ReportSettings settings) implements Reporter {
  @Override
  public void write(RunResult result, OutputStream out) throws IOException {
    Layout.reporter(settings, this::write).write(result, out);
  }

  void write(Presentation shown, Writer out) throws IOException {
    RunResult result = shown.result();
    for (Notification notification : result.notifications()) {
      Ink ink =
          switch (notification.kind()) {
            case INFO -> Ink.INFO;
            case WARNING -> Ink.MEDIUM;
            case INCOMPLETE -> Ink.FAILED;
          };
      out.append(paint(ink, VisibleText.of(NotificationText.of(notification)))).append('\n');
    }
    if (!result.notifications().isEmpty()) {
      out.append('\n');
    }
    out.append(counts(result)).append('\n');
    for (GateResult gate : result.gates()) {
      out.append(line(gate)).append('\n');
    }
    if (result.isIncomplete()) {
      out.append(paint(Ink.FAILED, "✗ incomplete")).append(": not everything could be analysed\n");
    }
  }

  /** Gives how much was found, in how many files. */
  static String counts(RunResult result) {
    int active = result.active().size();
    int known = result.baseline().map(BaselineResult::known).orElse(0);
    int suppressed = result.findings().size() - active - known;
    return (active == 0 ? "no findings" : Plural.of(active, "finding"))
        + " in "
        + Plural.of(result.files(), "file")
        + (suppressed == 0 ? "" : ", " + suppressed + " suppressed")
        + result.baseline().map(baseline -> "; " + words(baseline, active)).orElse("");
  }

  private static String words(BaselineResult baseline, int active) {
    return "baseline: %d new, %d overdue, %d known"
            .formatted(active - baseline.overdue(), baseline.overdue(), baseline.known())
        + (baseline.gone() == 0 ? "" : ", " + baseline.gone() + " gone");
  }

  private String line(GateResult gate) {
    List<String> blocking = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      int count = gate.counts().getOrDefault(severity, 0);
      if (count > 0) {
        boolean isBlocking = gate.blockAt().filter(severity::isAtLeast).isPresent();
        (isBlocking ? blocking : others).add(count + " " + severity.id());
      }
    }
    String name = gate.gate().id();
    String head =
        gate.isPassed()
            ? paint(Ink.PASSED, "✓ " + name + " passed")
            : paint(Ink.FAILED, "✗ " + name + " failed") + ": " + String.join(", ", blocking);
    return others.isEmpty() ? head : head + " (" + String.join(", ", others) + ")";
  }

  private String paint(Ink ink, String text) {
    return ink.write(text, settings.isColoured());
  }
}
