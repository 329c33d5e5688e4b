package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.RunResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page for a browser, from what a manager asks (is it safe to ship, is it getting better) to
 * what an engineer needs (what, where, why, how to repair it). It is one file and asks for no
 * other; its policy lets only its own style and script run; without the script everything can be
 * read all the same.
 */
record HtmlLayout(ReportSettings settings) implements Layout {
  @Override
  public void write(Presentation shown, Writer out) throws IOException {
    RunResult result = shown.result();
    MostSevere active = MostSevere.inOrder(result.active(), settings.maximumResults());
    MostSevere suppressed = suppressed(result, active);
    List<Finding> findings =
        Stream.concat(active.findings().stream(), suppressed.findings().stream()).toList();
    PageFile script = PageFile.of("report.js");
    Markup page = new Markup(out);
    out.append("<!DOCTYPE html>\n");
    page.open("html", "lang", "en").line();
    writeHead(page, PageFile.of("report.css"), script);
    page.open("body").line();
    page.element("a", "Skip to the findings", "class", "skip", "href", "#findings").line();
    new HtmlOverview(page, settings).write(result);
    page.open("main").line();
    new HtmlFilters(page, result).write(findings);
    new HtmlFindings(page, result).write(active, suppressed);
    new HtmlRules(page, settings.catalog()).write(findings);
    page.closeLine();
    page.element("footer", "Lintel " + settings.version()).line();
    HtmlFilters.writeKeys(page);
    page.file("script", script).closeLine().closeLine();
  }

  /** The suppressed ones have the room that those that count leave. */
  private MostSevere suppressed(RunResult result, MostSevere active) {
    List<Finding> all = result.findings().stream().filter(f -> f.suppressed().isPresent()).toList();
    int maximum = settings.maximumResults();
    int room = maximum - active.findings().size();
    return maximum > 0 && room == 0
        ? new MostSevere(List.of(), all.size())
        : MostSevere.inOrder(all, Math.max(0, room));
  }

  private void writeHead(Markup page, PageFile style, PageFile script) throws IOException {
    page.open("head").line();
    page.empty("meta", "charset", "utf-8").line();
    String policy =
        "default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"
            .formatted(style.policySource(), script.policySource());
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy).line();
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.line().empty("meta", "name", "color-scheme", "content", "light dark").line();
    page.empty("meta", "name", "referrer", "content", "no-referrer").line();
    page.element("title", settings.project() + " – Lintel report").line();
    page.file("style", style).closeLine();
  }
}
