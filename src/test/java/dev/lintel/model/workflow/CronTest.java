package dev.lintel.model.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "* * * * *",
        "0 0 1 1 0",
        "59 23 31 12 6",
        "*/59 */23 */31 */12 */6",
        "5/10 0-23/2 1,15 JAN-mar Mon,FRI",
        "0  4   * * *"
      })
  void gitHubReads(String text) {
    assertTrue(parse(text).isValid(), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        " 0 4 * * *",
        "0 4 * * * ",
        "0\t4 * * *",
        "@hourly",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * 32 * *",
        "* * * 13 *",
        "* * * * 7",
        "-1 * * * *",
        "5- * * * *",
        "1-2-3 * * * *",
        "9-3 * * * *",
        "*/0 * * * *",
        "*/60 * * * *",
        "*/5/2 * * * *",
        "*/ * * * *",
        "/5 * * * *",
        "1,,2 * * * *",
        "99999999999 * * * *",
        "* * ? * *",
        "* * L * *",
        "mon * * * *",
        "* * * * fri#1"
      })
  void gitHubRefuses(String text) {
    Cron cron = parse(text);
    assertFalse(cron.isValid(), text);
    assertTrue(cron.values().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * *         | 1",
        "*/7 * * * *       | 4",
        "*/5 * * * *       | 5",
        "0,3 12 * * *      | 3",
        "0,58 * * * *      | 2",
        "0,58 3 * * *      | 58",
        "0,58 23,0 * * *   | 2",
        "30 */2 * * *      | 120",
        "30 4 * * 1        | 1440"
      })
  void theShortestIntervalIsInMinutes(String text, int minutes) {
    assertEquals(minutes, parse(text).shortestInterval());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 30 2 *      | true",
        "0 0 31 2,4,6 *  | true",
        "0 0 29 2 *      | false",
        "0 0 30,1 2 *    | false",
        "0 0 31 4,5 *    | false",
        "0 0 30 2 MON    | false"
      })
  void someDaysNeverCome(String text, boolean never) {
    assertEquals(never, parse(text).neverComes());
  }

  @Property
  void anyTextIsReadOrRefused(
      @ForAll @StringLength(max = 30) @Chars({'0', '1', '9', '*', '/', ',', '-', ' ', 'M', '@'})
          String text) {
    Cron cron = parse(text);
    assertEquals(cron.isValid() ? 5 : 0, cron.values().size());
    if (cron.isValid()) {
      assertTrue(cron.shortestInterval() >= 1);
      assertFalse(cron.values().stream().anyMatch(values -> values.isEmpty()));
    }
  }

  private static Cron parse(String text) {
    return CronParser.parse(SourceText.of("ci.yml", text));
  }
}
