package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Notification;
import dev.lintel.finding.RunResult;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownLayoutTest {
  @Test
  void whatFindsNoRoomIsCounted() {
    String report = Reports.write(Format.MARKDOWN, ManyFindings.of(25_001));
    assertTrue(size(report) <= MarkdownLayout.MAXIMUM_BYTES, () -> size(report) + " bytes");
    MarkdownPage page = MarkdownPage.read(report);
    int listed = page.items().size();
    assertTrue(listed > 300, () -> listed + " findings");
    assertTrue(
        page.paragraphs()
            .contains((25_001 - listed) + " more findings are not listed here, none more severe."),
        report);
    assertEquals(
        "### critical", report.lines().filter(l -> l.startsWith("###")).findFirst().orElseThrow());
    assertEquals(10, page.blocks().size());
  }

  @Test
  void notificationsLeaveRoomForTheRest() {
    Notification worst = Notification.warning("` ".repeat(3_000) + "\u202e".repeat(3_000));
    RunResult result = ManyFindings.of(1);
    String report =
        Reports.write(
            Format.MARKDOWN,
            new RunResult(
                result.findings(),
                Collections.nCopies(30, worst),
                result.gates(),
                1,
                Optional.empty()));
    assertTrue(size(report) <= MarkdownLayout.MAXIMUM_BYTES, () -> size(report) + " bytes");
    List<String> items = MarkdownPage.read(report).items();
    assertEquals(22, items.size());
    assertEquals("and 10 more", items.get(20));
    assertTrue(items.get(21).startsWith("1:1 DELETE on orders"));
  }

  /** GitHub and GitLab link what they know in words, and nothing in code. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "plain words and (more): 12 of 'them'., plain words and (more): 12 of 'them'.",
        "image 'app:latest' has no tag,         image `'app:latest'` has no tag",
        "'|| true' lets it pass,               `'|| true'` lets it pass",
        "ask @team or see #12 now,              ask `@team` or see `#12` now",
        "commit deadbeef0 is bad,               commit `deadbeef0` is bad",
        "JIRA-12 is open,                       `JIRA-12` is open",
        "see www.example.com,                   see `www.example.com`",
        "a ` b,                                 a `` ` `` b",
        "well-known job's name,                 well-known job's name",
        "a - b,                                 a `-` b",
      })
  void onlyPlainWordsStandOutsideOfCode(String text, String markdown) {
    assertEquals(markdown, MarkdownText.of(text));
  }

  private static int size(String report) {
    return report.getBytes(StandardCharsets.UTF_8).length;
  }
}
