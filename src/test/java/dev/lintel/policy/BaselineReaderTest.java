package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Fingerprint;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.source.ReleaseTag;
import dev.lintel.source.SourceText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineReaderTest {
  private static final String PATH = "lintel-baseline.jsonl";
  private static final String HEAD = "{\"lintel-baseline\":1,\"salt\":\"" + Known.SALT + "\"}\n";
  private static final String ENTRY =
      "{\"id\":\"0054ae59c22494bdb20c615ebf79adc1\",\"context\":\"c7980e1988a0cc16\",\"rule\":\"sql/x\",\"severity\":\"low\",\"path\":\"a"
          + " b/ü.sql\",\"copy\":2,\"firstSeen\":\"2026-10-01\",\"release\":\"v1.4.0\",\"verdict\":\"false\"}\n";
  private static final String CURE =
      "; nothing of the baseline is used, take it from version control again";

  private static Baseline read(String text) throws InvalidPolicyException {
    return BaselineReader.read(SourceText.of(PATH, text));
  }

  private static String problem(String text) {
    return assertThrows(InvalidPolicyException.class, () -> read(text)).getMessage();
  }

  @Test
  void anEntryIsOneLineOfAscii() throws InvalidPolicyException {
    Baseline baseline = read(HEAD + ENTRY);
    assertEquals(1, baseline.entries().size());
    assertEquals("a b/ü.sql", baseline.entries().getFirst().path());
    assertEquals(HEAD + ENTRY.replace("ü", "\\u00FC"), BaselineWriter.write(baseline));
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadWhateverMergesMadeOfTheLines(
      @ForAll("baselines") Baseline baseline, @ForAll Random random) throws InvalidPolicyException {
    String text = BaselineWriter.write(baseline);
    assertEquals(baseline, read(text));
    assertTrue(text.chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'), text);
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.addAll(lines.subList(0, random.nextInt(lines.size())));
    Collections.shuffle(lines, random);
    assertEquals(baseline, read(String.join("\r\n\n", lines)));
  }

  @Provide
  Arbitrary<Baseline> baselines() {
    Arbitrary<BaselineEntry> entries =
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(8),
                Arbitraries.of(Severity.values()),
                Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(0, 40_000),
                Arbitraries.of("v1.2.3", "10.0.1", "").map(ReleaseTag::of),
                Arbitraries.of(Verdict.values()).optional())
            .as((id, path, severity, copy, day, release, verdict) ->
                new BaselineEntry(
                    new Fingerprint("%032x".formatted(id), "%016x".formatted(id / 2)),
                    RuleId.of("sql/unscoped-write"),
                    severity,
                    path,
                    copy,
                    LocalDate.ofEpochDay(day),
                    release,
                    verdict));
    Arbitrary<TreeSet<String>> salts =
        Arbitraries.of(Known.SALT, Known.OTHER_SALT).set().ofMinSize(1).map(TreeSet::new);
    return Combinators.combine(salts, entries.list().ofMaxSize(12)).as(Baseline::new);
  }

  @Test
  void twoBranchesThatSawOneFindingAgreeOnTheEarlierDayAndTheStricterVerdict()
      throws InvalidPolicyException {
    Baseline baseline =
        read(
            HEAD
                + ENTRY
                + ENTRY
                    .replace("2026-10-01", "2026-09-30")
                    .replace("v1.4.0", "v1.3.9")
                    .replace("\"false\"", "\"true\""));
    BaselineEntry entry = baseline.entries().getFirst();
    assertEquals(1, baseline.entries().size());
    assertEquals(LocalDate.of(2026, 9, 30), entry.firstSeen());
    assertEquals(ReleaseTag.of("v1.3.9"), entry.release());
    assertEquals(Optional.of(Verdict.TRUE), entry.verdict());
  }

  @Test
  void aLaterFormatIsRefusedWhateverElseItHolds() {
    assertEquals(
        PATH
            + ":1: the baseline is of format 2, and this Lintel reads format 1; install the Lintel"
            + " that wrote it or a later one",
        problem("{\"lintel-baseline\":2,\"cipher\":[1]}\n".replace("[1]", "1") + "{\"new\":1}\n"));
  }

  @ParameterizedTest
  @CsvSource({"<<<<<<< HEAD", "=======", ">>>>>>> topic"})
  void aConflictIsNamed(String marker) {
    assertEquals(
        PATH
            + ":2: a merge left a conflict here; keep the lines of both sides and delete the"
            + " markers",
        problem(HEAD + marker + "\n" + ENTRY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|is no baseline of Lintel, for no line of it is a head; it is empty",
        "{\"findings\": []}|is no baseline of Lintel, for no line of it is a head",
        "[{\"a\":1}]|is no baseline of Lintel, for no line of it is a head",
      })
  void aForeignFileIsNamed(String text, String problem) {
    assertEquals(PATH + ": " + problem + CURE, problem(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"verdict\":\"false\"}|\"verdict\":\"fal|the line is cut off or damaged",
        "{\"id\"|\"id\"|the line is no object",
        "{\"id\"|[{\"id\"|the line is no object",
        "low|worst|'severity' does not take 'worst'",
        "2026-10-01|2026-13-01|Invalid value for MonthOfYear (valid values 1 - 12): 13",
        "2026-10-01|1.10.2026|'firstSeen' takes a day as 2026-11-26, not '1.10.2026'",
        "v1.4.0|v1.4|'release' takes a tag as v1.2.3, not 'v1.4'",
        "\"false\"|\"no\"|'verdict' takes true, false or test, not 'no'",
        "\"copy\":2|\"copy\":0|'copy' takes a number from 2, not '0'",
        "\"copy\":2|\"copy\":[2]|'copy' takes a text or a number",
        "\"copy\":2|\"path\":\"b\"|'path' is set twice",
        "\"copy\"|\"line\"|unknown field 'line'",
        "c7980e1988a0cc16|c7980e|'context' takes 16 hexadecimal digits, not 'c7980e'",
        "\"path\":\"a b/ü.sql\",||'path' is missing",
        "sql/x|sql|a rule id is area/pattern: sql",
        "\"false\"}|\"false\"} {}|more stands behind the object",
      })
  void aDamagedLineIsNamed(String text, String damaged, String problem) {
    String entry = ENTRY.replace(text, damaged == null ? "" : damaged);
    assertEquals(PATH + ":3: " + problem + CURE, problem(HEAD + "\n" + entry));
  }

  @Test
  void aHundredHeadsAreTheMost() {
    StringBuilder heads = new StringBuilder();
    for (int i = 0; i <= 100; i++) {
      heads.append(HEAD.replace(Known.SALT, "%032x".formatted(i)));
    }
    assertEquals(
        PATH + ":101: the baseline has more than 100 heads; make it anew",
        problem(heads.toString()));
  }

  @Test
  void damageIsToldAFewTimes() {
    assertEquals(5, problem(HEAD + "{\n".repeat(1_000)).lines().count());
  }

  @Test
  void aFileThatIsCutOffIsAsFarAsItGoesOrRefused() throws InvalidPolicyException {
    String text = HEAD + ENTRY + ENTRY.replace("0054", "1154");
    Baseline whole = read(text);
    for (int end = 0; end < text.length(); end++) {
      String cut = text.substring(0, end);
      boolean isWhole = cut.endsWith("}") || cut.endsWith("\n");
      if (isWhole) {
        assertTrue(whole.entries().containsAll(read(cut).entries()), cut);
      } else {
        assertTrue(problem(cut).startsWith(PATH), cut);
      }
    }
  }

  @Test
  void anyByteMayBeWrong() {
    String text = HEAD + ENTRY;
    for (int at = 0; at < text.length(); at++) {
      for (char c : new char[] {'\0', '"', '{', '}', '\n', '7', 'x', '\ud800', '\\'}) {
        String damaged = text.substring(0, at) + c + text.substring(at + 1);
        try {
          assertTrue(read(damaged).entries().size() <= 1, damaged);
        } catch (InvalidPolicyException e) {
          assertTrue(e.getMessage().startsWith(PATH), e.getMessage());
        }
      }
    }
  }
}
