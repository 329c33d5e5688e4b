package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Related;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import dev.lintel.source.SourceText;
import dev.lintel.testing.BareFinding;
import dev.lintel.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What the page is for a parser of HTML, hostile results first. */
class HtmlLayoutTest {
  private static final Finding SAMPLE = finding(SourceText.of("a.yaml", "image: app\n"), 7, 10);

  @Property(tries = 100)
  void noTextOfARepositoryBecomesMarkup(@ForAll("results") RunResult result) {
    Document page = HtmlPages.of(result);
    HtmlPages.requireOnlyOurMarkup(page);
    HtmlPages.requireTexts(page, result);
  }

  @Provide
  static Arbitrary<RunResult> results() {
    return ReportPropertiesTest.results();
  }

  @Example
  void hostileTextsAreReadAsTheyAre() throws IOException {
    RunResult result = pageCase("hostile");
    Document page = HtmlPages.of(result);
    HtmlPages.requireOnlyOurMarkup(page);
    assertEquals(
        List.of(
            "<svg onload=alert(10)>/' onclick='alert(11)/a b.yaml",
            "javascript:alert(8)//\"><script>alert(9)</script>.sql"),
        wholeTexts(page, "#findings h3"));
    assertEquals(List.of("#f1&severity=low%00.env"), wholeTexts(page, "#suppressed h3"));
    assertTrue(
        wholeTexts(page, ".note")
            .contains("Suppressed: \"></details></section><script>alert(7)</script>"));
    assertEquals("a\"><script>alert(1)</script>", page.select(".trend code").text());
  }

  @Property(tries = 300)
  void theMarkCoversExactlyThePlace(@ForAll("marked") Finding finding) {
    Document page = HtmlPages.of(result(List.of(finding)));
    String marked =
        page.select(".finding .frame").first().select("mark").stream()
            .map(Element::wholeText)
            .reduce("", String::concat);
    String expected =
        finding.place().text().lines().map(VisibleText::of).reduce("", String::concat);
    assertEquals(expected.replace("\\u{9}", ""), marked.replace(" ", ""));
  }

  /** Blanks are left out: a tab shows as some of them. */
  @Provide
  static Arbitrary<Finding> marked() {
    Arbitrary<String> line =
        Arbitraries.strings()
            .withChars('\t', '\u0000', '\u001b', '\ud83d', '\u202e', '\u0301', '値', '<', '&')
            .withCharRange('a', 'f')
            .ofMinLength(1)
            .ofMaxLength(15);
    return Combinators.combine(line, line, Arbitraries.of("\n", "\r\n", "\r"))
        .as((a, b, end) -> SourceText.of("a.yaml", a + end + b + end))
        .flatMap(source ->
            Combinators.combine(
                    Arbitraries.integers().between(0, source.length() - 1),
                    Arbitraries.integers().between(1, source.length()))
                .as((from, length) ->
                    finding(source, from, Math.min(source.length(), from + length))));
  }

  @Example
  void aPairOfSurrogatesIsMarkedAsOne() {
    SourceText source = SourceText.of("a.yaml", "a🚀b\n");
    Document page = HtmlPages.of(result(List.of(finding(source, 1, 3))));
    assertEquals("🚀", page.select(".frame mark").text());
  }

  private static Finding finding(SourceText source, int start, int end) {
    RuleId rule = RuleId.of("sample/floating-image");
    return BareFinding.of(
        rule, Severity.HIGH, SampleRules.meta(rule).gate(), source.span(start, end), "found");
  }

  private static RunResult result(List<Finding> findings) {
    return new RunResult(findings, List.of(), ReportCase.gates(findings), 1, Optional.empty());
  }

  @Example
  void thePolicyAllowsTheOwnStyleAndScriptAndNothingElse() throws IOException {
    Document page = HtmlPages.of(pageCase("hostile"));
    assertEquals(
        "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
            .formatted(hash(page, "style"), hash(page, "script")),
        page.select("meta[http-equiv=Content-Security-Policy]").attr("content"));
  }

  private static String hash(Document page, String element) {
    try {
      byte[] text = page.select(element).first().data().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Example
  void theOwnFilesLoadNothingAndMakeNoMarkupOfTexts() throws IOException {
    String files = PageFile.of("report.css").text() + PageFile.of("report.js").text();
    for (String word :
        List.of(
            "HTML",
            "eval",
            "document.write",
            "Function(",
            "fetch",
            "XMLHttp",
            "@import",
            "url(",
            "http",
            "//#",
            "</",
            "<!--",
            "setAttribute",
            "Date")) {
      assertFalse(files.contains(word), word);
    }
  }

  @Example
  void anIncompleteRunNeverLooksClean() {
    Document page = HtmlPages.of(ReportCase.parse("incomplete: big.yaml it is over the limit\n"));
    assertEquals(
        "No gate failed, but the run is incomplete", page.select(".verdict strong").text());
    assertEquals(0, page.select(".verdict.passed").size());
    assertTrue(page.select(".verdict").text().contains("Not everything could be analysed"));
    assertEquals(
        "incomplete: big.yaml: it is over the limit", page.select(".notifications li").text());
  }

  @Example
  void aCleanRunSaysSo() {
    Document page = HtmlPages.of(ReportCase.parse("--- a.yaml\na: 1\n"));
    assertEquals("All 5 gates passed no findings in 1 file.", page.select(".verdict").text());
    assertEquals("No finding counts in this run.", page.select("#findings .none").text());
    assertEquals(0, page.select("#filters").size());
  }

  @Example
  void theBaselineTellsWhatIsNewAndHowOldTheRestIs() throws IOException {
    Document page = HtmlPages.of(pageCase("baseline"));
    assertEquals(List.of("1", "1", "2", "5"), page.select(".trend dd:not(.meaning)").eachText());
    assertEquals(List.of("overdue", "new", "known"), page.select(".finding .standing").eachText());
    assertEquals(
        "8 findings known, the oldest since 2026-02-11, half of them since 2026-03-02 or before",
        page.select(".trend figcaption").text());
    assertEquals(4, page.select(".chart rect").size());
  }

  @Example
  void theReasonOfARuleIsToldOnce() {
    List<Finding> findings =
        IntStream.range(0, 50)
            .mapToObj(i -> finding(SourceText.of("f" + i, "image: app\n"), 7, 10))
            .toList();
    Document page = HtmlPages.of(result(findings));
    assertEquals(List.of("rule-sample/floating-image"), page.select(".about").eachAttr("id"));
    assertEquals(
        Set.of("#rule-sample/floating-image"),
        Set.copyOf(page.select(".facts a").eachAttr("href")));
  }

  @Example
  void overTheMaximumItSaysHowManyMore() throws IOException {
    RunResult result = pageCase("baseline");
    ReportSettings one = Reports.settings(false, 80, 1);
    Document page = HtmlPages.parse(Reports.write(Format.HTML.reporter(one), result));
    assertEquals(List.of("f1"), page.select(".finding").eachAttr("id"));
    assertEquals(
        List.of(
            "1 more finding, none more severe, not shown; --max-results 0 shows all",
            "2 more findings, none more severe, not shown; --max-results 0 shows all"),
        page.select(".omitted").eachText());
  }

  @Example
  void twiceTheFindingsAreTwiceThePage() {
    int none = size(0);
    int some = size(500) - none;
    int twice = size(1_000) - none;
    assertTrue(twice < 2.1 * some, some + " and " + twice + " characters");
    assertTrue(some < 500 * 1_000, some + " characters for 500 findings");
  }

  private static int size(int findings) {
    RunResult result = LargeResult.of(List.of(SAMPLE), findings);
    return Reports.write(Format.HTML, result).length();
  }

  @Example
  void oneLineOfMegabytesAndThousandsOfPlacesStaySmall() {
    SourceText line = SourceText.of("minified.yaml", "key: " + "v<".repeat(1_000_000));
    Finding wide = finding(line, 5, line.length());
    List<Related> places = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      places.add(new Related(line.span(i, i + 3), "here"));
    }
    Finding finding =
        new Finding(
            wide.rule(),
            wide.severity(),
            wide.gate(),
            wide.place(),
            wide.message(),
            wide.tags(),
            places,
            places,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Document page = HtmlPages.of(result(List.of(finding)));
    assertEquals(20, page.select(".places > li").size());
    assertTrue(page.select("main").outerHtml().length() < 60_000);
    assertTrue(wholeTexts(page, ".note").contains("4990 more places are not shown"));
  }

  private static RunResult pageCase(String name) throws IOException {
    return ReportCase.parse(Files.readString(Golden.testdata("report/pages/" + name + ".case")));
  }

  private static List<String> wholeTexts(Document page, String query) {
    return HtmlPages.wholeTexts(page, query);
  }
}
