package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Gate;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The controls that narrow the findings down. They stay hidden where the script does not run. */
record HtmlFilters(Markup page, RunResult result) {
  /** What each key does, in the order of the help. */
  private static final List<List<String>> KEYS =
      List.of(
          List.of("/", "search"),
          List.of("j", "next finding"),
          List.of("k", "previous finding"),
          List.of("o", "open or close the finding"),
          List.of("e", "open or close all findings"),
          List.of("1–5", "show only the gate of that number, or all again"),
          List.of("c", "copy the place of the finding"),
          List.of("l", "copy a link to the finding"),
          List.of("t", "light or dark"),
          List.of("?", "this list"),
          List.of("Esc", "leave the search, or clear the filters"));

  void write(List<Finding> findings) throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    page.open("form", "id", "filters", "role", "search", "aria-label", "Findings", "hidden", "");
    page.open("div", "class", "row");
    page.empty(
        "input",
        "type",
        "search",
        "id",
        "search",
        "name",
        "q",
        "placeholder",
        "Search messages, paths and code",
        "aria-label",
        "Search messages, paths and code",
        "aria-keyshortcuts",
        "/",
        "autocomplete",
        "off");
    writeChoice("rule", findings, f -> f.rule().toString());
    writeChoice("file", findings, Finding::path);
    page.closeLine();
    page.open("div", "class", "row");
    writeChips(
        "severity",
        Stream.of(Severity.values()).map(Severity::id),
        findings,
        f -> f.severity().id());
    writeChips("gate", Stream.of(Gate.values()).map(Gate::id), findings, f -> f.gate().id());
    if (result.baseline().isPresent()) {
      writeChips(
          "standing",
          Stream.of(BaselineStanding.values()).map(BaselineStanding::id),
          findings,
          f -> BaselineStanding.id(f, result));
    }
    page.closeLine();
    page.open("div", "class", "row");
    page.element("output", "", "id", "shown", "role", "status", "aria-live", "polite");
    page.element("button", "Clear filters", "type", "button", "id", "clear", "hidden", "");
    page.element("button", "Open or close all", "type", "button", "id", "toggle-all").close();
    page.closeLine();
  }

  private void writeChoice(String name, List<Finding> findings, Function<Finding, String> value)
      throws IOException {
    Map<String, Long> counts =
        findings.stream()
            .collect(Collectors.groupingBy(value, TreeMap::new, Collectors.counting()));
    page.open("select", "name", name, "aria-label", name);
    page.element("option", "every " + name, "value", "").line();
    for (var option : counts.entrySet()) {
      page.element(
              "option", option.getKey() + " (" + option.getValue() + ")", "value", option.getKey())
          .line();
    }
    page.closeLine();
  }

  private void writeChips(
      String name, Stream<String> values, List<Finding> findings, Function<Finding, String> value)
      throws IOException {
    Set<String> present = findings.stream().map(value).collect(Collectors.toSet());
    page.open("fieldset").element("legend", name);
    for (String choice : values.filter(present::contains).toList()) {
      page.open("label", "class", "chip " + choice);
      page.empty("input", "type", "checkbox", "name", name, "value", choice);
      page.text(choice + " ").element("span", "", "class", "count").close();
    }
    page.closeLine();
  }

  static void writeKeys(Markup page) throws IOException {
    page.open("dialog", "id", "keys", "aria-labelledby", "keys-title");
    page.element("h2", "Keys", "id", "keys-title").open("dl").line();
    for (List<String> key : KEYS) {
      page.open("div").open("dt").element("kbd", key.get(0)).close();
      page.element("dd", key.get(1)).closeLine();
    }
    page.close().element("button", "Close", "type", "button", "id", "close-keys").closeLine();
  }
}
