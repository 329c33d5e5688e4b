package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Notification;
import dev.lintel.finding.Reason;
import dev.lintel.finding.Related;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;

/** What holds for every result, hostile ones first. */
class ReportPropertiesTest {
  private static final JsonSchema SARIF_SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V7)
          .getSchema(
              ReportPropertiesTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"));

  private static final String COLOUR = "\u001b\\[(0|1|1;3[1-6])m";

  @Property(tries = 200)
  void nothingThatATerminalObeysIsPrinted(
      @ForAll("results") RunResult result, @ForAll Format format, @ForAll boolean isColoured) {
    String report =
        Reports.write(format.reporter(Reports.settings(isColoured, 60, 0)), result)
            .replaceAll(COLOUR, "");
    report
        .codePoints()
        .filter(c -> c != '\n')
        .forEach(c -> assertFalse(isDangerous(c), () -> Integer.toHexString(c)));
  }

  private static boolean isDangerous(int codePoint) {
    return Character.isISOControl(codePoint)
        || codePoint >= 0x202A && codePoint <= 0x202E
        || codePoint >= 0x2066 && codePoint <= 0x2069
        || codePoint == 0x2028
        || codePoint == 0x2029;
  }

  @Property(tries = 100)
  void colourChangesNothingElse(@ForAll("results") RunResult result) {
    String coloured = Reports.write(Format.FULL.reporter(Reports.settings(true, 60, 0)), result);
    String plain = Reports.write(Format.FULL.reporter(Reports.settings(false, 60, 0)), result);
    assertEquals(withoutLastBlanks(plain), withoutLastBlanks(coloured.replaceAll(COLOUR, "")));
  }

  private static String withoutLastBlanks(String text) {
    return text.replaceAll("(?m) +$", "");
  }

  @Property(tries = 100)
  void conciseHasALineThatEditorsUnderstandForEachFinding(@ForAll("results") RunResult result) {
    List<String> lines = Reports.write(Format.CONCISE, result).lines().toList();
    assertEquals(result.active().size(), lines.size());
    for (String line : lines) {
      assertTrue(
          line.matches(
              "^(.+):(\\d+):(\\d+): (critical|high|medium|low|info): ([a-z]+/[a-z0-9-]+) (.*)$"),
          line);
    }
  }

  @Property(tries = 100)
  void jsonHoldsEveryFindingAsItIs(@ForAll("results") RunResult result) throws IOException {
    JsonNode findings =
        new ObjectMapper().readTree(Reports.write(Format.JSON, result)).get("findings");
    List<String> lines = Reports.write(Format.JSONL, result).lines().toList();
    assertEquals(result.findings().size(), findings.size());
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = result.findings().get(i);
      assertEquals(finding.path(), findings.get(i).get("path").textValue());
      assertEquals(finding.message(), findings.get(i).get("message").textValue());
      assertEquals(findings.get(i), new ObjectMapper().readTree(lines.get(i)));
    }
  }

  @Property(tries = 100)
  void sarifIsValid(@ForAll("results") RunResult result) throws IOException {
    JsonNode sarif = new ObjectMapper().readTree(Reports.write(Format.SARIF, result));
    assertEquals(Set.of(), SARIF_SCHEMA.validate(sarif));
  }

  @Property(tries = 100)
  void noFormatShowsASecret(@ForAll("secrets") String secret, @ForAll Format format) {
    SourceText source =
        SourceText.of("a.yaml", "key: " + secret + " # x\nother: '" + secret + "'\n");
    Span place = source.span(5, 5 + secret.length());
    Finding lint =
        finding("sample/floating-image", source.span(0, 3), "the value " + secret, source);
    Finding found = finding("secret/sample-token", place, "a token", source);
    RunResult result =
        new RunResult(
            List.of(lint, found),
            List.of(Notification.warning("took " + secret)),
            ReportCase.gates(List.of(lint, found)),
            1,
            Optional.empty());
    assertFalse(Reports.write(format, result).contains(secret));
    assertFalse(
        Reports.write(
                format,
                new RunResult(
                    List.of(lint, found.suppressedFor("it is " + secret)),
                    List.of(),
                    List.of(),
                    1,
                    Optional.empty()))
            .contains(secret));
  }

  private static Finding finding(String rule, Span place, String message, SourceText source) {
    RuleMeta meta = SampleRules.meta(RuleId.of(rule));
    Fix fix =
        new Fix("quote " + message, true, List.of(new Edit(place, "'" + source.content() + "'")));
    return new Finding(
        meta.id(),
        meta.severity(),
        meta.gate(),
        place,
        message,
        meta.tags(),
        List.of(new Related(source.all(), message)),
        List.of(new Related(source.all(), message)),
        List.of(fix),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Provide
  static Arbitrary<String> secrets() {
    return Arbitraries.strings()
        .withCharRange('G', 'Z')
        .ofMinLength(8)
        .ofMaxLength(40)
        .map(s -> s + '_');
  }

  @Provide
  static Arbitrary<RunResult> results() {
    Arbitrary<SourceText> sources =
        Combinators.combine(hostile().ofMinLength(1).ofMaxLength(12), hostile().ofMaxLength(120))
            .as(SourceText::of);
    Arbitrary<Notification> notifications =
        Combinators.combine(
                Arbitraries.of(Notification.Kind.class),
                hostile().ofMaxLength(12).optional(),
                hostile().ofMaxLength(20))
            .as((kind, path, message) -> new Notification(kind, path, Optional.empty(), message));
    return Combinators.combine(
            findings(sources).list().ofMaxSize(5), notifications.list().ofMaxSize(2))
        .as((findings, notes) ->
            new RunResult(
                findings.stream().sorted(Finding.ORDER).toList(),
                notes.stream().sorted(Notification.ORDER).toList(),
                ReportCase.gates(findings),
                findings.size(),
                Optional.empty()));
  }

  private static Arbitrary<Finding> findings(Arbitrary<SourceText> sources) {
    Arbitrary<RuleMeta> rules =
        Arbitraries.of("sample/floating-image", "sample/unscoped-write", "sample/unpinned-action")
            .map(id -> SampleRules.meta(RuleId.of(id)));
    Arbitrary<Related> related =
        Combinators.combine(sources.flatMap(ReportPropertiesTest::spans), hostile().ofMaxLength(20))
            .as(Related::new);
    return sources.flatMap(source ->
        Combinators.combine(
                rules,
                Arbitraries.of(Severity.class),
                spans(source),
                hostile().ofMaxLength(30),
                related.list().ofMaxSize(2),
                spans(source)
                    .flatMap(s -> hostile().ofMaxLength(9).map(t -> new Related(s, t)))
                    .list()
                    .ofMaxSize(2),
                Arbitraries.of(Reason.class).optional(),
                hostile().ofMaxLength(9).optional(0.2))
            .as((rule, severity, place, message, elsewhere, near, lowered, suppressed) ->
                new Finding(
                    rule.id(),
                    severity,
                    rule.gate(),
                    place,
                    message,
                    rule.tags(),
                    Stream.concat(near.stream(), elsewhere.stream()).toList(),
                    elsewhere.stream().toList(),
                    List.of(new Fix(message, true, List.of(new Edit(place, message)))),
                    lowered,
                    Optional.empty(),
                    suppressed)));
  }

  private static Arbitrary<Span> spans(SourceText source) {
    Arbitrary<Integer> offsets = Arbitraries.integers().between(0, source.length());
    return Combinators.combine(offsets, offsets)
        .as((a, b) -> source.span(Math.min(a, b), Math.max(a, b)));
  }

  /** What has broken terminals, parsers and logs before, among ordinary text. */
  private static StringArbitrary hostile() {
    return Arbitraries.strings()
        .withChars('\n', '\r', '\t', '\u0000', '\u001b', '\u007f', '\u0085', '\u009b', '\ufeff')
        .withChars('\u2028', '\u202e', '\u2066', '\u200d', '\ud83d', '\ude80', '\u0301', '値')
        .withChars(":%,[]()\\\"'<>&* _".toCharArray())
        .withCharRange('a', 'h');
  }
}
