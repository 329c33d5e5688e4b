package dev.lintel.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.testing.BareFinding;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprinterTest {
  private static final Fingerprinter FINGERPRINTER = Fingerprinter.of("salt");
  private static final String RULE = "sql/unscoped-write";
  private static final String SECRET = "secret/token";

  /** Makes a finding at {@code «..»}. */
  private static Finding finding(String rule, String path, String marked, String message) {
    int start = marked.indexOf('«');
    int end = marked.indexOf('»') - 1;
    SourceText source = SourceText.of(path, marked.replace("«", "").replace("»", ""));
    return BareFinding.of(
        RuleId.of(rule), Severity.HIGH, Gate.SQL, source.span(start, end), message);
  }

  private static Fingerprint of(String rule, String marked, String message) {
    return FINGERPRINTER.of(finding(rule, "a.sql", marked, message));
  }

  private static String id(String marked) {
    return of(RULE, marked, "DELETE on orders has no row filter").id();
  }

  private static String message(String message) {
    return of(RULE, "«DELETE» FROM orders", message).id();
  }

  @Test
  void bothPartsAreHexadecimalOfTheirLength() {
    Fingerprint print = of(RULE, "«DELETE» FROM orders", "message");
    assertTrue(print.id().matches("[0-9a-f]{" + Fingerprint.ID_DIGITS + "}"), print.id());
    assertTrue(
        print.context().matches("[0-9a-f]{" + Fingerprint.CONTEXT_DIGITS + "}"), print.context());
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT 1;|«DELETE» FROM orders, moved to another line and another text",
    "«delete» from orders, letter case",
    "«'DELETE'», quotes",
    "«D E|L ETE», white space"
  })
  void layoutIsNoPartOfTheId(String marked, String what) {
    assertEquals(id("«DELETE» FROM orders"), id(marked.replace('|', '\n')), what);
  }

  @Test
  void thePathIsInNeitherPart() {
    Finding here = finding(RULE, "a.sql", "«DELETE» FROM orders", "message");
    Finding there = finding(RULE, "b/c.sql", "«DELETE» FROM orders", "message");
    assertEquals(FINGERPRINTER.of(here), FINGERPRINTER.of(there));
  }

  @Test
  void ruleMessageTextAndSaltAre() {
    String id = id("«DELETE» FROM orders");
    assertNotEquals(id, id("«UPDATE» orders"));
    assertNotEquals(id, message("DELETE on customers has no row filter"));
    assertNotEquals(
        id, of("sql/other", "«DELETE» FROM orders", "DELETE on orders has no row filter").id());
    Finding finding =
        finding(RULE, "a.sql", "«DELETE» FROM orders", "DELETE on orders has no row filter");
    assertEquals(id, FINGERPRINTER.of(finding).id());
    assertNotEquals(id, Fingerprinter.of("pepper").of(finding).id());
  }

  @ParameterizedTest
  @CsvSource({
    "holds in all 3 jobs, holds in all 12 jobs",
    "'3 containers lack it', '2 containers lack it'",
    "'this row has 3 columns, the first one 2', 'this row has 1 columns, the first one 4'",
    "no job 'biuld'; did you mean 'build'?, no job 'biuld'; did you mean 'guild'?",
    "no rule 'x'; accepted are a, no rule 'x'",
    "the file '../../a/b.yaml' is outside, the file '../a/b.yaml' is outside",
    "the file './a/b.yaml' is outside, the file 'a/b.yaml' is outside"
  })
  void whatStandsElsewhereIsNoPartOfAMessage(String one, String other) {
    assertEquals(message(one), message(other));
  }

  @ParameterizedTest
  @CsvSource({
    "requests '2' of cpu, requests '3' of cpu",
    "runs 'v1.2', runs 'v1.3'",
    "the tag 1.2 moves, the tag 1.3 moves",
    "the name a.b/c, the name b/c"
  })
  void whatIsSaidOfThePlaceIs(String one, String other) {
    assertNotEquals(message(one), message(other));
  }

  @Test
  void theEndOfALongPlaceMayChange() {
    String head = "«(SELECT a, b, c, d, e FROM orders JOIN customers USING (id)\n";
    assertEquals(id(head + "WHERE x = 1\nORDER BY 2)»"), id(head + "WHERE y > 7)»"));
    assertNotEquals(id(head + "WHERE x = 1)»"), id(head.replace("orders", "sales") + ")»"));
  }

  @Test
  void everyLetterOfASecretCounts() {
    String key = "-----BEGIN KEY-----\n" + "b3BlbnNzaC1rZXktdjE".repeat(20) + "\n";
    String one = of(SECRET, "«" + key + "AAAA»", "key").id();
    assertEquals(one, of(SECRET, "  «" + key.replace("\n", "\n  ") + "AAAA»", "key").id());
    assertNotEquals(one, of(SECRET, "«" + key + "AAAB»", "key").id());
    assertNotEquals(one, of(SECRET, "«" + key + "AAAa»", "key").id());
    assertNotEquals(
        of(SECRET, "«" + key + "AAAA»", "key").context(),
        of(SECRET, "«" + key + "AAAB»", "key").context());
  }

  @Test
  void theContextTellsEqualFindingsApartAndNotTheirMessages() {
    Fingerprint first = of(RULE, "«DELETE» FROM a; SELECT 1", "message");
    Fingerprint second = of(RULE, "«DELETE» FROM b; SELECT 1", "message");
    assertEquals(first.id(), second.id());
    assertNotEquals(first.context(), second.context());
    assertEquals(
        first.context(), of(RULE, "«delete»\n  FROM 'a';\nSELECT 1", "other words").context());
    assertNotEquals(first.context(), of(RULE, "x «DELETE» FROM a; SELECT 1", "message").context());
  }

  /** Hostile files: no part of them is read again and again for the sake of many findings. */
  @Test
  void blanksWithoutEndChangeNothing() {
    SourceText source = SourceText.of("a.sql", " ".repeat(20_000_000) + "x");
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      Finding finding = finding(RULE, "a.sql", "«x»", "message");
      Finding blank =
          BareFinding.of(
              finding.rule(), Severity.HIGH, Gate.SQL, source.span(i, source.length()), "message");
      ids.add(FINGERPRINTER.of(blank).id());
    }
    assertEquals(1, ids.size());
  }

  @Property
  void blanksAnywhereChangeNothing(
      @ForAll @IntRange(max = 38) int at, @ForAll @IntRange(min = 1, max = 30) int count) {
    String statement = "DELETE FROM orders; UPDATE t SET x = 'y';";
    String blank = " \t\n\r".substring(count % 4, count % 4 + 1).repeat(count);
    String changed = statement.substring(0, at) + blank + statement.substring(at);
    int end = at < 6 ? 6 + count : 6;
    int start = at == 0 ? count : 0;
    SourceText source = SourceText.of("a.sql", changed);
    Finding finding = finding(RULE, "a.sql", "«DELETE» FROM orders; UPDATE t SET x = 'y';", "m");
    Finding moved =
        BareFinding.of(finding.rule(), Severity.HIGH, Gate.SQL, source.span(start, end), "m");
    assertEquals(FINGERPRINTER.of(finding), FINGERPRINTER.of(moved));
  }
}
