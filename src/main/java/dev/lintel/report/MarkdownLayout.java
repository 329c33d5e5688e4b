package dev.lintel.report;

import dev.lintel.finding.BaselineResult;
import dev.lintel.finding.Finding;
import dev.lintel.finding.GateResult;
import dev.lintel.finding.Notification;
import dev.lintel.finding.Plural;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page for people who look at a pull request or a job: what each gate decided, the findings by
 * severity and file, and the code of the worst. It fits into a comment on GitHub (65,536
 * characters; a job summary has room for 1 MiB: docs.github.com, "Workflow commands for GitHub
 * Actions", read on 2026-11-26) and counts what it leaves out. The first line lets a bot find its
 * comment again.
 */
record MarkdownLayout(ReportSettings settings) implements Layout {
  static final String MARKER = "<!-- lintel report -->";

  /** Below GitHub's limit, so that a bot may add a line of its own. */
  static final int MAXIMUM_BYTES = 64_000;

  /** What the list of findings leaves to their code and to the last line. */
  private static final int RESERVE_BYTES = 16_000;

  private static final int MAXIMUM_FRAMES = 10;
  private static final int MAXIMUM_NOTIFICATIONS = 20;

  /** A key can be as long as its file, and nobody reads it all. */
  private static final int MAXIMUM_TEXT = 400;

  @Override
  public void write(Presentation shown, Writer out) throws IOException {
    RunResult result = shown.result();
    MostSevere most = MostSevere.worstFirst(result.active(), settings.maximumResults());
    Page page = new Page();
    page.add(head(result));
    page.add(notifications(result.notifications()));
    int listed = list(most.findings(), result.baseline().isPresent(), page);
    int omitted = result.active().size() - listed;
    if (omitted > 0) {
      page.add("\n%s not listed here, none more severe.\n".formatted(are(omitted, "more finding")));
    }
    page.add(code(most.findings(), result, page));
    out.append(page.text);
  }

  /** A text that grows up to the limit. */
  private static final class Page {
    private final StringBuilder text = new StringBuilder();
    private int room = MAXIMUM_BYTES;

    /** Adds a piece if there is room for it and so much more behind it. */
    boolean add(String piece, int reserve) {
      int size = piece.getBytes(StandardCharsets.UTF_8).length;
      if (size > room - reserve) {
        return false;
      }
      text.append(piece);
      room -= size;
      return true;
    }

    void add(String piece) {
      if (!add(piece, 0)) {
        throw new IllegalStateException("the parts of the page are made to fit");
      }
    }
  }

  private static String head(RunResult result) {
    StringBuilder head = new StringBuilder(MARKER).append('\n');
    head.append("## ").append(title(result)).append("\n\n");
    int active = result.active().size();
    int suppressed = result.findings().size() - active;
    head.append(active == 0 ? "No findings" : Plural.of(active, "finding"))
        .append(" in ")
        .append(Plural.of(result.files(), "file"))
        .append(suppressed == 0 ? "" : ", " + suppressed + " suppressed")
        .append(".\n");
    result.baseline().ifPresent(baseline -> head.append(baseline(result, baseline)));
    head.append("\n| gate | result |");
    for (Severity severity : Severity.values()) {
      head.append(' ').append(severity.id()).append(" |");
    }
    head.append("\n|---|---|--:|--:|--:|--:|--:|\n");
    for (GateResult gate : result.gates()) {
      head.append("| ").append(gate.gate().id());
      head.append(gate.isPassed() ? " | ✓ passed |" : " | ✗ failed |");
      for (Severity severity : Severity.values()) {
        int count = gate.counts().getOrDefault(severity, 0);
        head.append(count == 0 ? " |" : " " + count + " |");
      }
      head.append('\n');
    }
    return head.toString();
  }

  private static String title(RunResult result) {
    String failed =
        result.gates().stream()
            .filter(gate -> !gate.isPassed())
            .map(gate -> gate.gate().id())
            .collect(Collectors.joining(", "));
    if (!failed.isEmpty()) {
      return "✗ Lintel: failed " + failed + (result.isIncomplete() ? "; incomplete" : "");
    }
    return result.isIncomplete() ? "✗ Lintel: incomplete" : "✓ Lintel: passed";
  }

  private static String baseline(RunResult result, BaselineResult baseline) {
    long fresh = result.active().stream().filter(f -> f.firstSeen().isEmpty()).count();
    return "Against the baseline: %d new, %d known, %d overdue, %d gone.\n"
        .formatted(fresh, baseline.known(), baseline.overdue(), baseline.gone());
  }

  private static String notifications(List<Notification> notifications) {
    if (notifications.isEmpty()) {
      return "";
    }
    StringBuilder list = new StringBuilder("\n### The run\n");
    for (Notification notification :
        notifications.subList(0, Math.min(MAXIMUM_NOTIFICATIONS, notifications.size()))) {
      list.append("- ").append(text(NotificationText.of(notification))).append('\n');
    }
    int more = notifications.size() - MAXIMUM_NOTIFICATIONS;
    return more <= 0 ? list.toString() : list.append("- and " + more + " more\n").toString();
  }

  /** Gives the number of findings that found room. */
  private static int list(List<Finding> findings, boolean isAgainstBaseline, Page page) {
    int listed = 0;
    Severity severity = null;
    String path = "";
    for (Finding finding : findings) {
      StringBuilder piece = new StringBuilder();
      boolean isNextSeverity = finding.severity() != severity;
      if (isNextSeverity) {
        severity = finding.severity();
        piece.append("\n### ").append(severity.id()).append('\n');
      }
      if (isNextSeverity || !finding.path().equals(path)) {
        path = finding.path();
        piece.append("\nIn ").append(MarkdownText.code(clipped(path))).append(":\n\n");
      }
      piece.append(item(finding, isAgainstBaseline));
      if (!page.add(piece.toString(), RESERVE_BYTES)) {
        break;
      }
      listed++;
    }
    return listed;
  }

  private static String item(Finding finding, boolean isAgainstBaseline) {
    String age =
        isAgainstBaseline ? finding.firstSeen().map(d -> ", since " + d).orElse(", new") : "";
    return "- %d:%d %s (%s%s)\n"
        .formatted(
            finding.start().line(),
            finding.start().column(),
            text(finding.message()),
            MarkdownText.code(finding.rule().toString()),
            age);
  }

  /** Gives the code of the worst findings, as far as there is room. */
  private String code(List<Finding> findings, RunResult result, Page page) {
    FullLayout frames = new FullLayout(settings.plain());
    StringBuilder blocks = new StringBuilder();
    int shown = 0;
    for (Finding finding : findings.subList(0, Math.min(MAXIMUM_FRAMES, findings.size()))) {
      String block = MarkdownText.block(frames.text(finding, result)) + "\n";
      if ((blocks + block).getBytes(StandardCharsets.UTF_8).length > page.room - MAXIMUM_TEXT) {
        break;
      }
      blocks.append(block);
      shown++;
    }
    return shown == 0
        ? ""
        : "\n<details><summary>The code of the worst %s</summary>\n\n%s</details>\n"
            .formatted(shown == 1 ? "finding" : shown + " findings", blocks);
  }

  private static String text(String text) {
    return MarkdownText.of(clipped(text));
  }

  /** An escape is longer than what it stands for, so that it is the visible text that is cut. */
  private static String clipped(String text) {
    return Clip.of(VisibleText.of(text), MAXIMUM_TEXT);
  }

  private static String are(int count, String noun) {
    return Plural.of(count, noun) + (count == 1 ? " is" : " are");
  }
}
