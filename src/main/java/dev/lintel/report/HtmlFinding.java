package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Related;
import dev.lintel.finding.RunResult;
import dev.lintel.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One finding: a line that tells what and where, and behind it all that helps to repair it. */
record HtmlFinding(Markup page, RunResult result) {
  /** A base can be used by hundreds of overlays; nobody reads frames of all of them. */
  private static final int MAXIMUM_PLACES = 10;

  /**
   * Writes a finding.
   *
   * @param id what a link to it ends with
   */
  void write(Finding finding, String id, boolean isOpen) throws IOException {
    Optional<BaselineStanding> standing = BaselineStanding.of(finding, result);
    List<String> attributes = new ArrayList<>();
    attributes.addAll(List.of("class", "finding " + finding.severity().id(), "id", id));
    attributes.addAll(List.of("data-severity", finding.severity().id()));
    attributes.addAll(List.of("data-gate", finding.gate().id()));
    attributes.addAll(List.of("data-rule", finding.rule().toString()));
    attributes.addAll(List.of("data-standing", BaselineStanding.id(finding, result)));
    if (isOpen) {
      attributes.addAll(List.of("open", ""));
    }
    page.open("details", attributes.toArray(String[]::new));
    writeSummary(finding, standing);
    page.open("div", "class", "body");
    writeFacts(finding, standing);
    new HtmlFrame(page).write(Mark.primary(finding));
    writePlaces("Related", "ul", finding.related());
    writePlaces("How it gets there", "ol", finding.flow());
    for (Fix fix : finding.fixes()) {
      new HtmlFix(page).write(fix);
    }
    page.close().closeLine();
  }

  private void writeSummary(Finding finding, Optional<BaselineStanding> standing)
      throws IOException {
    page.open("summary");
    page.element("span", finding.severity().id(), "class", "severity").text(" ");
    page.element("span", finding.message(), "class", "message").text(" ");
    if (standing.isPresent()) {
      String id = standing.get().id();
      page.element("span", id, "class", "standing " + id).text(" ");
    }
    page.element("span", finding.rule().toString(), "class", "rule").text(" ");
    page.element("span", finding.start().toString(), "class", "where");
    page.closeLine();
  }

  private void writeFacts(Finding finding, Optional<BaselineStanding> standing) throws IOException {
    page.open("p", "class", "facts").element("code", place(finding.place()), "class", "place");
    page.text(" ").element("span", "gate " + finding.gate().id()).text(" ");
    page.element("a", "Why this rule exists", "href", "#" + HtmlRules.anchor(finding.rule()));
    page.closeLine();
    if (finding.lowered().isPresent()) {
      writeNote("Severity lowered: " + finding.lowered().get().text());
    }
    if (standing.isPresent() && finding.firstSeen().isPresent()) {
      boolean isOverdue = standing.get() == BaselineStanding.OVERDUE;
      writeNote(
          (isOverdue ? "Past its deadline, known since " : "Known since ")
              + finding.firstSeen().get());
    }
    if (finding.suppressed().isPresent()) {
      writeNote("Suppressed: " + finding.suppressed().get());
    }
  }

  private void writeNote(String note) throws IOException {
    page.element("p", note, "class", "note").line();
  }

  private void writePlaces(String title, String list, List<Related> places) throws IOException {
    if (places.isEmpty()) {
      return;
    }
    page.element("h4", title).open(list, "class", "places");
    for (Related place : places.subList(0, Math.min(MAXIMUM_PLACES, places.size()))) {
      page.open("li").element("span", place.message(), "class", "message").text(" ");
      page.element("code", place(place.span()), "class", "place").line();
      new HtmlFrame(page).write(Mark.related(place));
      page.closeLine();
    }
    page.closeLine();
    if (places.size() > MAXIMUM_PLACES) {
      writeNote((places.size() - MAXIMUM_PLACES) + " more places are not shown");
    }
  }

  private static String place(Span span) {
    return span.source().path() + ":" + span.region().start();
  }
}
