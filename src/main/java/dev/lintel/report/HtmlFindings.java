package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import java.io.IOException;
import java.util.List;

/** Findings by file: those that count, and apart from them the suppressed ones. */
record HtmlFindings(Markup page, RunResult result) {
  /** A report as short as this is read from top to bottom. */
  private static final int READ_THROUGH = 20;

  /**
   * Writes both sections.
   *
   * @param active in the order of the files
   * @param suppressed in the order of the files
   */
  void write(MostSevere active, MostSevere suppressed) throws IOException {
    page.open("section", "id", "findings", "aria-labelledby", "findings-title");
    page.element("h2", "Findings", "id", "findings-title").line();
    if (active.findings().isEmpty()) {
      page.element("p", "No finding counts in this run.", "class", "none").line();
    }
    writeFiles(active.findings(), 1, active.findings().size() <= READ_THROUGH);
    writeOmission(active);
    page.closeLine();
    if (!suppressed.findings().isEmpty() || suppressed.omitted() > 0) {
      writeSuppressed(suppressed, active.findings().size() + 1);
    }
    page.element("p", "No finding matches the filters.", "id", "no-match", "hidden", "").line();
  }

  private void writeSuppressed(MostSevere suppressed, int firstNumber) throws IOException {
    int total = suppressed.findings().size() + suppressed.omitted();
    page.open("details", "id", "suppressed").open("summary").element("h2", "Suppressed findings");
    page.text(" ").element("span", Integer.toString(total), "class", "count").closeLine();
    page.element("p", "They do not count: the file, lintel.yml or the baseline accepts them.")
        .line();
    writeFiles(suppressed.findings(), firstNumber, false);
    writeOmission(suppressed);
    page.closeLine();
  }

  private void writeFiles(List<Finding> findings, int firstNumber, boolean areOpen)
      throws IOException {
    HtmlFinding writer = new HtmlFinding(page, result);
    int start = 0;
    while (start < findings.size()) {
      String path = findings.get(start).path();
      int end = start;
      while (end < findings.size() && findings.get(end).path().equals(path)) {
        end++;
      }
      writeHead(path, findings.subList(start, end));
      for (int i = start; i < end; i++) {
        writer.write(findings.get(i), "f" + (firstNumber + i), areOpen);
      }
      page.closeLine();
      start = end;
    }
  }

  private void writeHead(String path, List<Finding> findings) throws IOException {
    page.open("details", "class", "file", "data-file", path, "open", "");
    page.open("summary").element("h3", path);
    page.text(" ").element("span", Integer.toString(findings.size()), "class", "count");
    for (Severity severity : Severity.values()) {
      if (findings.stream().anyMatch(f -> f.severity() == severity)) {
        page.text(" ").element("span", severity.id(), "class", "dot " + severity.id());
      }
    }
    page.closeLine();
  }

  private void writeOmission(MostSevere most) throws IOException {
    if (most.omitted() > 0) {
      page.element("p", most.omission(), "class", "omitted").line();
    }
  }
}
