package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Gate;
import dev.lintel.finding.GateResult;
import dev.lintel.finding.Notification;
import dev.lintel.finding.Plural;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The head of the page: the verdict in a sentence, what is missing, the gates, the counts. */
record HtmlOverview(Markup page, ReportSettings settings) {
  /** More notifications than these are behind a line that opens them. */
  private static final int NOTIFICATIONS_AT_ONCE = 5;

  private static final int COMMON_RULES = 5;

  void write(RunResult result) throws IOException {
    page.open("header").open("div", "class", "title");
    page.open("div").element("p", "Lintel report", "class", "brand");
    page.element("h1", settings.project()).close();
    page.open("div", "class", "tools", "hidden", "", "id", "tools");
    page.element("button", "Theme", "type", "button", "id", "theme").text(" ");
    page.element("button", "Keys", "type", "button", "id", "show-keys").close();
    page.closeLine();
    writeVerdict(result);
    writeNotifications(result.notifications());
    writeGates(result.gates());
    page.open("div", "class", "figures");
    writeSeverities(result);
    if (result.baseline().isPresent()) {
      new HtmlTrend(page).write(result, result.baseline().get());
    }
    page.close().closeLine();
  }

  private void writeVerdict(RunResult result) throws IOException {
    List<String> failed =
        result.gates().stream().filter(g -> !g.isPassed()).map(g -> g.gate().id()).toList();
    String outcome = failed.isEmpty() ? result.isIncomplete() ? "incomplete" : "passed" : "failed";
    page.open("div", "class", "verdict " + outcome).open("p");
    page.open("strong");
    switch (outcome) {
      case "failed" ->
          page.text(
              "%d of %s failed: %s"
                  .formatted(
                      failed.size(), gates(result.gates().size()), String.join(", ", failed)));
      case "incomplete" -> page.text("No gate failed, but the run is incomplete");
      default -> page.text("All " + gates(result.gates().size()) + " passed");
    }
    page.close().close();
    page.open("p").text(GateSummary.counts(result) + ".");
    if (result.isIncomplete()) {
      page.text(" Not everything could be analysed, so more may be wrong than this page shows.");
    }
    page.close().closeLine();
  }

  private static String gates(int count) {
    return Plural.of(count, "gate");
  }

  private void writeNotifications(List<Notification> notifications) throws IOException {
    if (notifications.isEmpty()) {
      return;
    }
    page.open("section", "class", "notifications", "aria-labelledby", "notifications-title");
    page.element("h2", "About this run", "id", "notifications-title").open("ul").line();
    int first = Math.min(NOTIFICATIONS_AT_ONCE, notifications.size());
    writeItems(notifications.subList(0, first));
    page.close();
    if (notifications.size() > first) {
      page.open("details");
      page.element("summary", (notifications.size() - first) + " more").open("ul").line();
      writeItems(notifications.subList(first, notifications.size()));
      page.close().close();
    }
    page.closeLine();
  }

  private void writeItems(List<Notification> notifications) throws IOException {
    for (Notification notification : notifications) {
      String kind =
          switch (notification.kind()) {
            case INFO -> "info";
            case WARNING -> "warning";
            case INCOMPLETE -> "incomplete";
          };
      page.element("li", NotificationText.of(notification), "class", kind).line();
    }
  }

  private void writeGates(List<GateResult> gates) throws IOException {
    page.open("section", "aria-labelledby", "gates-title");
    page.element("h2", "Gates", "id", "gates-title").open("ul", "class", "gates").line();
    for (GateResult gate : gates) {
      String outcome = gate.isPassed() ? gate.alerts() > 0 ? "alerts" : "passed" : "failed";
      page.open("li", "class", "gate " + outcome);
      page.element("h3", gate.gate().id()).element("p", about(gate.gate()), "class", "about-gate");
      page.element("p", gate.isPassed() ? "passed" : "failed", "class", "outcome");
      page.element("p", counts(gate), "class", "counts");
      page.element("p", levels(gate), "class", "levels").closeLine();
    }
    page.close().closeLine();
  }

  private static String about(Gate gate) {
    return switch (gate) {
      case LINT -> "form, schemas and habits";
      case SECURITY -> "secrets and attacks";
      case SQL -> "what statements do to data";
      case DRY_RUN -> "whether it would apply";
      case PROMOTION -> "the way to production";
    };
  }

  private static String counts(GateResult gate) {
    List<String> counts = new ArrayList<>();
    if (gate.blocking() > 0) {
      counts.add(gate.blocking() + " blocking");
    }
    if (gate.alerts() > 0) {
      counts.add(Plural.of(gate.alerts(), "alert"));
    }
    int others = gate.total() - gate.blocking() - gate.alerts();
    if (others > 0) {
      counts.add(others + " below");
    }
    return counts.isEmpty() ? "no findings" : String.join(", ", counts);
  }

  private static String levels(GateResult gate) {
    return gate.blockAt().map(s -> "blocks at " + s.id()).orElse("never blocks")
        + gate.alertAt().map(s -> ", alerts at " + s.id()).orElse("");
  }

  private void writeSeverities(RunResult result) throws IOException {
    Map<Severity, Long> counts =
        result.active().stream()
            .collect(Collectors.groupingBy(Finding::severity, Collectors.counting()));
    page.open("section", "class", "severities", "aria-labelledby", "severities-title");
    page.element("h2", "By severity", "id", "severities-title").line();
    writeBar(counts, result.active().size());
    page.open("ul", "class", "legend");
    for (Severity severity : Severity.values()) {
      page.open("li", "class", severity.id());
      page.element("b", Long.toString(counts.getOrDefault(severity, 0L)));
      page.text(" " + severity.id()).close();
    }
    page.close().line();
    writeCommonRules(result);
    page.closeLine();
  }

  /** Repairing one habit often takes away most findings. */
  private void writeCommonRules(RunResult result) throws IOException {
    Map<RuleId, Long> counts =
        result.active().stream()
            .collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.counting()));
    List<Map.Entry<RuleId, Long>> common =
        counts.entrySet().stream()
            .sorted(Map.Entry.<RuleId, Long>comparingByValue().reversed())
            .limit(COMMON_RULES)
            .toList();
    if (common.isEmpty()) {
      return;
    }
    page.element("h3", "Most frequent rules").open("ol", "class", "common");
    for (var rule : common) {
      page.open("li").element("b", Long.toString(rule.getValue())).text(" ");
      String address = "#" + HtmlRules.anchor(rule.getKey());
      page.element("a", rule.getKey().toString(), "href", address).close();
    }
    page.closeLine();
  }

  /** Draws the shares as stretches of a bar 1,000 units long; the legend says the same in words. */
  private void writeBar(Map<Severity, Long> counts, int total) throws IOException {
    page.open(
        "svg",
        "class",
        "bar",
        "viewBox",
        "0 0 1000 10",
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    page.open("rect", "class", "ground", "width", "1000", "height", "10").close();
    long before = 0;
    for (Severity severity : Severity.values()) {
      long count = counts.getOrDefault(severity, 0L);
      if (count > 0) {
        long start = before * 1000 / total;
        before += count;
        String width = Long.toString(before * 1000 / total - start);
        String from = Long.toString(start);
        page.open("rect", "class", severity.id(), "x", from, "width", width, "height", "10")
            .close();
      }
    }
    page.closeLine();
  }
}
