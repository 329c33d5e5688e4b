package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Gate;
import dev.lintel.finding.Notification;
import dev.lintel.finding.Related;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Nothing from a repository can inject into any format: each report of hostile text is read by a
 * standard parser, which must find that text, in the place that is made for it, and no more.
 */
class InjectionTest {
  /** What has broken terminals, logs, pages and parsers. */
  private static final List<String> PAYLOADS =
      List.of(
          "\u001b[31mred\u001b[0m",
          "\u001b]8;;https://example.com\u0007link\u001b]8;;\u0007",
          "\u001b]52;c;ZXZpbA==\u0007",
          "\r\n::error file=a::owned",
          "\n::add-mask::x",
          "%0A::error::x%25",
          "\u0085next\u2028line\u2029end",
          "\u009b31m",
          "\"'`<>&",
          "<script>alert(1)</script>",
          "</details><img src=x onerror=alert(1)>",
          "<!-- lintel report -->",
          "--> ]]> <![CDATA[ &lt; &#0; &nbsp; <!DOCTYPE x>",
          "| a | b |\n|---|---|",
          "``` ```` `````\n```\n# head",
          "`` ` ``",
          "[text](https://example.com) ![image](x) [ref]: y",
          "@team #123 GH-12 deadbeefcafe owner/name#1 !12 ~label",
          "www.example.com https://example.com a@example.com",
          "**bold** _it_ ~~gone~~ $x$ :tada: \\*",
          "- [ ] task\n1. one\n> quote\n---\n===",
          "=cmd|' /C calc'!A0",
          "+1 -2 @SUM(1)",
          "\u202egnp.exe\u2066x\u2069\ufeff",
          "\ud83d lone \udc00",
          "\u0000\u0001\u0008\u007f",
          "\ufffe\uffff\ufdd0",
          "-rf --output=x",
          "n".repeat(255),
          "a:1:2: critical: sql/x boo",
          "{0} {{1}} ${{ github.token }}",
          "  two  blanks ",
          "plain words, (as 'usual'), 12 of them",
          "\\u{1b} \\n \\\\");

  @Property(tries = 600)
  void everyReportHoldsTheTextAndNothingElse(
      @ForAll("results") RunResult result, @ForAll Format format) {
    String report = Reports.write(format, result);
    report
        .codePoints()
        .filter(c -> c != '\n')
        .forEach(c -> assertFalse(Character.isISOControl(c), () -> Integer.toHexString(c)));
    switch (format) {
      case FULL -> readFull(report, result);
      case CONCISE -> readConcise(report, result);
      case JSON -> readJson(json(report), result);
      case JSONL -> readJsonLines(report, result);
      case SARIF -> readSarif(json(report), result);
      case GITHUB -> readGithub(report, result);
      case GITLAB -> readGitlab(json(report), result);
      case JUNIT -> readJunit(report, result);
      case CHECKSTYLE -> readCheckstyle(report, result);
      case MARKDOWN -> readMarkdown(report, result);
      case HTML -> readHtml(report, result);
    }
  }

  /** Only a head of a finding begins with a severity; a source line stands behind its number. */
  private static void readFull(String report, RunResult result) {
    List<String> heads =
        report
            .lines()
            .filter(line -> line.matches("(critical|high|medium|low|info)\\[.*"))
            .toList();
    List<String> expected =
        result.active().stream()
            .map(f -> f.severity().id() + "[" + f.rule() + "]: " + VisibleText.of(f.message()))
            .toList();
    assertEquals(expected, heads);
    for (Finding finding : result.active()) {
      String place = ":" + finding.start().line() + ":" + finding.start().column() + "\n";
      assertTrue(report.contains("--> " + VisibleText.of(finding.path()) + place));
      for (Related step : finding.flow()) {
        assertTrue(report.contains(": " + VisibleText.of(step.message()) + "\n"));
      }
    }
  }

  private static void readConcise(String report, RunResult result) {
    List<String> expected = new ArrayList<>();
    for (Finding finding : result.active()) {
      String place = ":" + finding.start().line() + ":" + finding.start().column() + ": ";
      expected.add(
          VisibleText.of(finding.path())
              + place
              + finding.severity().id()
              + ": "
              + finding.rule()
              + " "
              + VisibleText.of(finding.message()));
    }
    assertEquals(expected, report.lines().toList());
  }

  private static void readJson(JsonNode json, RunResult result) {
    readFindings(list(json.get("findings")), result);
    List<JsonNode> notes = list(json.at("/summary/notifications"));
    assertEquals(result.notifications().size(), notes.size());
    for (int i = 0; i < notes.size(); i++) {
      assertEquals(result.notifications().get(i).message(), notes.get(i).get("message").asText());
    }
  }

  private static void readJsonLines(String report, RunResult result) {
    readFindings(report.lines().map(InjectionTest::json).toList(), result);
  }

  private static void readFindings(List<JsonNode> read, RunResult result) {
    assertEquals(result.findings().size(), read.size());
    for (int i = 0; i < read.size(); i++) {
      Finding finding = result.findings().get(i);
      JsonNode json = read.get(i);
      assertEquals(finding.path(), json.get("path").asText());
      assertEquals(finding.message(), json.get("message").asText());
      assertEquals(messages(finding.related()), texts(json.get("related"), "message"));
      assertEquals(messages(finding.flow()), texts(json.get("flow"), "message"));
      assertEquals(
          finding.fixes().stream().map(Fix::title).toList(), texts(json.get("fixes"), "title"));
      assertEquals(
          finding.fixes().getFirst().edits().getFirst().replacement(),
          json.at("/fixes/0/edits/0/replacement").asText());
      assertEquals(finding.suppressed().orElse(""), json.at("/suppressed/reason").asText());
    }
  }

  private static void readSarif(JsonNode sarif, RunResult result) {
    List<JsonNode> results =
        list(sarif.get("runs")).stream().flatMap(run -> list(run.get("results")).stream()).toList();
    List<Finding> expected = worstFirstByGate(result);
    assertEquals(expected.size(), results.size());
    for (int i = 0; i < results.size(); i++) {
      Finding finding = expected.get(i);
      JsonNode read = results.get(i);
      SarifMessage message = SarifMessage.read(read.at("/message/text").asText());
      assertEquals(
          messages(finding.related()).stream().map(text -> Clip.of(text, 200)).toList(),
          message.links());
      assertTrue(message.text().startsWith(finding.message()), message.text());
      JsonNode place = read.at("/locations/0/physicalLocation");
      assertEquals(encodable(finding.path()), decoded(place.at("/artifactLocation/uri").asText()));
      assertEquals(finding.place().text(), place.at("/region/snippet/text").asText());
      assertEquals(
          finding.fixes().getFirst().edits().getFirst().replacement(),
          read.at("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text").asText());
      List<JsonNode> steps = list(read.at("/codeFlows/0/threadFlows/0/locations"));
      assertEquals(finding.flow().isEmpty() ? 0 : finding.flow().size() + 1, steps.size());
      for (int step = 0; step < finding.flow().size(); step++) {
        assertEquals(
            finding.flow().get(step).message(),
            steps.get(step).at("/location/message/text").asText());
      }
    }
  }

  private static List<Finding> worstFirstByGate(RunResult result) {
    List<Finding> findings = new ArrayList<>();
    for (Gate gate : Gate.values()) {
      findings.addAll(
          MostSevere.worstFirst(result.active().stream().filter(f -> f.gate() == gate).toList(), 0)
              .findings());
    }
    return findings;
  }

  private static void readGithub(String report, RunResult result) {
    List<WorkflowCommand> commands = WorkflowCommand.read(report);
    List<Finding> findings = MostSevere.worstFirst(result.active(), 0).findings();
    assertEquals(findings.size() + result.notifications().size(), commands.size());
    for (int i = 0; i < findings.size(); i++) {
      assertTrue(List.of("error", "warning", "notice").contains(commands.get(i).name()));
      assertEquals(visibleLines(findings.get(i).path()), commands.get(i).properties().get("file"));
      assertEquals(visibleLines(findings.get(i).message()), commands.get(i).data());
    }
    for (int i = 0; i < result.notifications().size(); i++) {
      assertEquals(
          visibleLines(NotificationText.of(result.notifications().get(i))),
          commands.get(findings.size() + i).data());
    }
  }

  /** A command encodes line breaks, so that they arrive. */
  private static String visibleLines(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(c ->
            visible.append(c == '\r' || c == '\n' ? Character.toString(c) : VisibleText.of(c)));
    return visible.toString();
  }

  private static void readGitlab(JsonNode json, RunResult result) {
    List<JsonNode> issues = list(json);
    assertEquals(result.active().size(), issues.size());
    for (int i = 0; i < issues.size(); i++) {
      Finding finding = result.active().get(i);
      assertEquals(VisibleText.of(finding.message()), issues.get(i).get("description").asText());
      assertEquals(finding.path(), issues.get(i).at("/location/path").asText());
      assertTrue(issues.get(i).get("fingerprint").asText().matches("[0-9a-f]{32}"));
    }
    assertEquals(
        issues.size(), issues.stream().map(issue -> issue.get("fingerprint")).distinct().count());
  }

  private static void readJunit(String report, RunResult result) {
    Xml.validate("junit-report.xsd", report);
    Document document = Xml.parse(report);
    List<Element> failures = Xml.elements(document, "failure");
    List<Element> skipped = Xml.elements(document, "skipped");
    assertEquals(result.active().size(), failures.size() + skipped.size());
    List<String> read = new ArrayList<>();
    failures.forEach(failure -> read.add(failure.getAttribute("message")));
    skipped.forEach(skip -> read.add(skip.getAttribute("message").replaceFirst("^[a-z]+: ", "")));
    assertEquals(
        result.active().stream().map(f -> VisibleText.of(f.message())).sorted().toList(),
        read.stream().sorted().toList());
    List<Element> cases = Xml.elements(document, "testcase");
    assertEquals(
        cases.size(),
        cases.stream()
            .map(test -> test.getAttribute("classname") + "\n" + test.getAttribute("name"))
            .distinct()
            .count());
    assertEquals(
        incomplete(result).stream().map(VisibleText::of).toList(),
        Xml.elements(document, "error").stream().map(e -> e.getAttribute("message")).toList());
  }

  private static void readCheckstyle(String report, RunResult result) {
    Document document = Xml.parse(report);
    List<Element> errors = Xml.elements(document, "error");
    assertEquals(result.active().size(), errors.size());
    for (int i = 0; i < errors.size(); i++) {
      Finding finding = result.active().get(i);
      assertEquals(VisibleText.of(finding.message()), errors.get(i).getAttribute("message"));
      Element file = (Element) errors.get(i).getParentNode();
      assertEquals(VisibleText.of(finding.path()), file.getAttribute("name"));
    }
    assertEquals(
        incomplete(result).stream().map(VisibleText::of).toList(),
        Xml.elements(document, "exception").stream().map(Element::getTextContent).toList());
  }

  private static List<String> incomplete(RunResult result) {
    return result.notifications().stream()
        .filter(n -> n.kind() == Notification.Kind.INCOMPLETE)
        .map(NotificationText::of)
        .toList();
  }

  private static void readHtml(String report, RunResult result) {
    org.jsoup.nodes.Document page = HtmlPages.parse(report);
    HtmlPages.requireOnlyOurMarkup(page);
    HtmlPages.requireTexts(page, result);
  }

  private static void readMarkdown(String report, RunResult result) {
    MarkdownPage page = MarkdownPage.read(report);
    List<String> expected = new ArrayList<>();
    result.notifications().forEach(n -> expected.add(shown(NotificationText.of(n))));
    List<Finding> findings = MostSevere.worstFirst(result.active(), 0).findings();
    for (Finding finding : findings) {
      String place = finding.start().line() + ":" + finding.start().column() + " ";
      expected.add(place + shown(finding.message()) + " (" + finding.rule() + ")");
    }
    assertEquals(expected, page.items());
    List<String> html = new ArrayList<>(List.of(MarkdownLayout.MARKER));
    if (!findings.isEmpty()) {
      String noun = findings.size() == 1 ? "finding" : findings.size() + " findings";
      html.add("<details><summary>The code of the worst " + noun + "</summary>");
      html.add("</details>");
    }
    assertEquals(html, page.html());
    assertEquals(findings.size(), page.blocks().size());
    for (int i = 0; i < findings.size(); i++) {
      assertEquals(
          new FullLayout(Reports.PLAIN.plain()).text(findings.get(i), result),
          page.blocks().get(i));
    }
    assertEquals(1 + Gate.values().length, page.rows().size());
    page.rows().forEach(row -> assertEquals(7, row.size()));
    page.paragraphs().stream()
        .skip(1)
        .forEach(paragraph ->
            assertTrue(
                findings.stream().anyMatch(f -> paragraph.equals("In " + shown(f.path()) + ":")),
                paragraph));
    for (String words : page.words()) {
      assertTrue(words.matches("[\\p{L}\\p{Nd} ✓✗.,;:!?()'\"-]*"), words);
      assertFalse(words.matches(".*(?<![\\p{L}\\d])[0-9a-fA-F]{7,}(?![\\p{L}\\d]).*"), words);
    }
  }

  private static String shown(String text) {
    return Clip.of(VisibleText.of(text), 400);
  }

  private static List<String> messages(List<Related> places) {
    return places.stream().map(Related::message).toList();
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static List<String> texts(JsonNode array, String name) {
    return list(array).stream().map(node -> node.get(name).asText()).toList();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A reference without scheme, host, query and fragment; only its path is left. */
  private static String decoded(String uri) {
    URI read = URI.create(uri);
    assertEquals(uri, read.getRawPath());
    return read.getPath();
  }

  /** A lone surrogate has no bytes in UTF-8. */
  private static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Provide
  static Arbitrary<RunResult> results() {
    Arbitrary<Notification> notifications =
        Combinators.combine(
                Arbitraries.of(Notification.Kind.class), hostile().optional(), hostile())
            .as((kind, path, message) -> new Notification(kind, path, Optional.empty(), message));
    return Combinators.combine(findings().list().ofMaxSize(6), notifications.list().ofMaxSize(3))
        .as((findings, notes) ->
            new RunResult(
                findings.stream().sorted(Finding.ORDER).toList(),
                notes.stream().sorted(Notification.ORDER).toList(),
                ReportCase.gates(findings),
                findings.size(),
                Optional.empty()));
  }

  private static Arbitrary<Finding> findings() {
    Arbitrary<RuleMeta> rules =
        Arbitraries.of("sample/floating-image", "sample/unscoped-write", "sample/unpinned-action")
            .map(id -> SampleRules.meta(RuleId.of(id)));
    Arbitrary<List<Related>> places =
        Combinators.combine(hostile(), hostile())
            .as((path, text) -> new Related(SourceText.of(path, "x" + text).all(), text))
            .list()
            .ofMaxSize(3);
    return Combinators.combine(
            rules,
            Arbitraries.of(Severity.class),
            hostile(),
            hostile(),
            hostile(),
            places,
            places,
            hostile().optional(0.2))
        .as(InjectionTest::finding);
  }

  private static Finding finding(
      RuleMeta rule,
      Severity severity,
      String path,
      String message,
      String content,
      List<Related> related,
      List<Related> flow,
      Optional<String> suppressed) {
    SourceText source = SourceText.of(path, "key: " + content + "\nnext\n");
    Span place = source.span(0, Math.min(source.length(), 5 + content.length()));
    return new Finding(
        rule.id(),
        severity,
        rule.gate(),
        place,
        message,
        rule.tags(),
        related,
        flow,
        List.of(new Fix(message, true, List.of(new Edit(place, content)))),
        Optional.empty(),
        Optional.empty(),
        suppressed);
  }

  /** One payload, or two that meet. */
  private static Arbitrary<String> hostile() {
    Arbitrary<String> payloads = Arbitraries.of(PAYLOADS);
    return Arbitraries.frequencyOf(
        Tuple.of(2, payloads),
        Tuple.of(1, Combinators.combine(payloads, payloads).as(String::concat)));
  }
}
