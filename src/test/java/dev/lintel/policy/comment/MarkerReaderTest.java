package dev.lintel.policy.comment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.lintel.source.Comment;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerReaderTest {
  private static Suppressions read(String text) {
    SourceText source = SourceText.of("a.yml", text);
    return MarkerReader.read(new Comment(source.all(), true));
  }

  /**
   * Writes suppressions as {@code scope[ids] until: reason} and faults as {@code place! message}.
   */
  private static String written(String comment) {
    Suppressions read = read(comment.replace("\\n", "\n"));
    List<String> all = new ArrayList<>();
    for (InlineSuppression suppression : read.all()) {
      List<String> ids = suppression.ids().stream().map(Span::text).toList();
      all.add(
          suppression.scope().verb()
              + ids
              + suppression.until().map(until -> " " + until.text()).orElse("")
              + ": "
              + suppression.reason());
    }
    read.faults().forEach(fault -> all.add(fault.place().text() + "! " + fault.message()));
    return String.join(" | ", all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '\u00a7',
      value = {
        "# lintel: ignore[a/b] why ^ ignore[a/b]: why",
        "# lintel:ignore[a/b] why ^ ignore[a/b]: why",
        "#lintel: ignore [ a/b , c/d ] why ^ ignore[a/b, c/d]: why",
        "# Lintel: Ignore[a/b c/d] why ^ ignore[a/b, c/d]: why",
        "# lintel : ignore[a/b] why ^ ignore[a/b]: why",
        "# lintel: ignore-object[a/b] why ^ ignore-object[a/b]: why",
        "# lintel: ignore-file[a/b] why ^ ignore-file[a/b]: why",
        "# lintel: ignore[a/b] until=2027-03-01 why ^ ignore[a/b] 2027-03-01: why",
        "# lintel: ignore[a/b] why until=2027-03-01 ^ ignore[a/b] 2027-03-01: why",
        "# lintel: ignore[a/b] why until=2027-03-01 so ^ ignore[a/b] 2027-03-01: why so",
        "# lintel: ignore[a/b] until= why ^ ignore[a/b] : why",
        "# lintel: ignore[a/b]: why ^ ignore[a/b]: why",
        "# lintel: ignore[a/b] -- why ^ ignore[a/b]: why",
        "# lintel: ignore[a/b] --- # ^ ignore[a/b]:",
        "# lintel: ignore[a/b] ^ ignore[a/b]:",
        "# lintel: ignore[] why ^ ignore[]: why",
        "/* lintel: ignore[a/b] why */ ^ ignore[a/b]: why",
        "<!-- lintel: ignore[a/b] why --> ^ ignore[a/b]: why",
        "{{- /* lintel: ignore[a/b] why */ -}} ^ ignore[a/b]: why",
        "{# lintel: ignore[a/b] why #} ^ ignore[a/b]: why",
        "-- lintel: ignore[a/b] why ^ ignore[a/b]: why",
        "; lintel: ignore[a/b] why ^ ignore[a/b]: why",
        "# noqa # lintel: ignore[a/b] why ^ ignore[a/b]: why",
        "# lintel: ignore[a/b] one # lintel: ignore-file[c/d] two ^ ignore[a/b]: one |"
            + " ignore-file[c/d]: two",
        "/*\\n"
            + " * lintel: ignore[a/b] one\\n"
            + "   lintel: ignore[c/d] two\\n"
            + " */ ^ ignore[a/b]: one | ignore[c/d]: two",
        "# lintel: ignore[a/b] we use lintel: it is good ^ ignore[a/b]: we use lintel: it is good",
        "# see lintel: ignore[a/b] why ^ §§",
        "# lintel finds this ^ §§",
        "# lintel: a linter ^ §§",
        "# lintel: ignored by all ^ §§",
        "# lintel ignores this ^ §§",
        "# splintel: ignore[a/b] ^ §§",
        "# intel: ignore[a/b] ^ §§",
        "# lintel ^ §§",
        "# lintel: ^ §§",
        "# https://example.com/lintel:ignore[a/b] ^ ignore[a/b]:",
      })
  void suppressionsAreRead(String comment, String expected) {
    assertEquals(expected, written(comment).strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "# lintel: ignore why ^ lintel: ignore! suppression names no rule; write it as 'lintel:"
            + " ignore[rule-id] reason'",
        "# lintel: ignore-file why ^ lintel: ignore-file! suppression names no rule; write it as"
            + " 'lintel: ignore-file[rule-id] reason'",
        "# lintel: ignore[a/b ^ lintel: ignore! suppression names no rule; write it as 'lintel:"
            + " ignore[rule-id] reason'",
        "# lintel: ignore(a/b) ^ lintel: ignore! suppression names no rule; write it as 'lintel:"
            + " ignore[rule-id] reason'",
        "# lintel: ignor[a/b] ^ lintel: ignor! 'lintel: ignor' is no suppression; write it as"
            + " 'lintel: ignore[rule-id] reason'",
        "# lintel: ignored[a/b] ^ lintel: ignored! 'lintel: ignored' is no suppression; write it as"
            + " 'lintel: ignore[rule-id] reason'",
        "# lintel: disable=a/b ^ lintel: disable! 'lintel: disable' is no suppression; write it as"
            + " 'lintel: ignore[rule-id] reason'",
        "# lintel: disable a/b ^ lintel: disable! 'lintel: disable' is no suppression; write it as"
            + " 'lintel: ignore[rule-id] reason'",
        "# lintel: noqa ^ lintel: noqa! 'lintel: noqa' is no suppression; write it as 'lintel:"
            + " ignore[rule-id] reason'",
        "# lintel: ignore-next-line[a/b] ^ lintel: ignore-next-line! 'lintel: ignore-next-line' is"
            + " no suppression; write it as 'lintel: ignore[rule-id] reason' above the line",
        "# lintel: ignore_file[a/b] ^ lintel: ignore_file! 'lintel: ignore_file' is no suppression;"
            + " write it as 'lintel: ignore-file[rule-id] reason'",
        "# lintel: ignore-block[a/b] ^ lintel: ignore-block! 'lintel: ignore-block' is no"
            + " suppression; write it as 'lintel: ignore[rule-id] reason', or 'lintel:"
            + " ignore-object[rule-id] reason'",
        "# lintel ignore[a/b] why ^ lintel ignore! suppression has no colon; write it as 'lintel:"
            + " ignore[rule-id] reason'",
        "# lintel ignore-file[a/b] why ^ lintel ignore-file! suppression has no colon; write it as"
            + " 'lintel: ignore-file[rule-id] reason'",
        "# lintel: ignore[a/b] until 2027-03-01 why ^ lintel: ignore[a/b]! the date of the"
            + " suppression is not read; write it as 'until=2027-03-01'",
        "# lintel: ignore[a/b] until: 2027-03-01 why ^ lintel: ignore[a/b]! the date of the"
            + " suppression is not read; write it as 'until=2027-03-01'",
      })
  void whatComesNearIsAFault(String comment, String expected) {
    assertEquals(expected, written(comment));
  }

  @Test
  void aReasonMaySayUntilInWords() {
    assertEquals("ignore[a/b]: until the move", written("# lintel: ignore[a/b] until the move"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# lintel: ignore[a/b] why ",
        "# lintel: ignore[a/b ",
        "# lintel: ignore ",
        "\n lintel: ignore[a/b",
        "\n lintel: ignore[a/b] until=2027-03-01 why",
        "# lintel: ignore[a/b] until=",
        "intel",
        "lintel:",
        "# lintel: x[",
        "*/ # lintel: ignore[a/b] ",
      })
  void aHundredThousandInOneCommentTakeLinearTime(String marker) {
    String text = "/* " + marker.repeat(100_000) + " */";
    assertTimeout(Duration.ofSeconds(10), () -> read(text));
  }

  @Test
  void aMarkerOfAMillionLettersTakesLinearTime() {
    String ids = "a/b, ".repeat(200_000);
    assertEquals(200_000, read("# lintel: ignore[" + ids + "] why").all().getFirst().ids().size());
    String long1 = "x".repeat(1_000_000);
    assertEquals(1, read("# lintel: ignore[" + long1 + "] why").all().size());
    assertEquals(1, read("# lintel: ignore[a/b] " + long1).all().size());
    assertEquals(1, read("# lintel: " + long1 + "[a/b] why").faults().size());
    assertEquals(0, read("# lintel: ignore" + long1).faults().size());
  }
}
