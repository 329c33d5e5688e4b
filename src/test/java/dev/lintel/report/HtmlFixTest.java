package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** A fix shows the lines that it changes, and no others. */
class HtmlFixTest {
  private static final SourceText SOURCE = SourceText.of("a.sql", "one\ntwo\nthree\nfour\n");

  @Test
  void aWordIsReplacedInItsLine() {
    assertEquals(List.of("-2 t[wo]", "+ t[en]"), shown(edit("two", "ten")));
  }

  @Test
  void aLineIsTakenAway() {
    assertEquals(List.of("-2 two"), shown(edit("two\n", "")));
  }

  @Test
  void linesAreAdded() {
    assertEquals(List.of("+ and", "+ more"), shown(edit("three", "and\nmore\nthree")));
    assertEquals(List.of("+ end"), shown(insert(SOURCE.length(), "end\n")));
  }

  @Test
  void editsOfOneLineAreOneChange() {
    assertEquals(List.of("-2 [two]", "+ [<two>]"), shown(edit("t", "<t"), edit("o\n", "o>\n")));
  }

  @Test
  void editsFarApartAreTwoChanges() {
    assertEquals(
        List.of("-1 [one]", "+ [1]", "-4 [four]", "+ [4]"),
        shown(edit("four", "4"), edit("one", "1")));
  }

  @Test
  void otherLineBreaksStay() {
    SourceText windows = SourceText.of("a.sql", "one\r\ntwo\r\n");
    assertEquals(List.of("-1 [one]", "+ [1]"), shown(new Edit(windows.span(0, 3), "1")));
  }

  @Test
  void ofALongChangeTheHeadIsShown() {
    String lines = IntStream.range(0, 100).mapToObj(i -> i + "\n").collect(Collectors.joining());
    List<String> shown = shown(insert(0, lines));
    assertEquals(13, shown.size());
    assertEquals("88 more lines", shown.getLast());
  }

  private static Edit edit(String text, String replacement) {
    int start = SOURCE.content().indexOf(text);
    return new Edit(SOURCE.span(start, start + text.length()), replacement);
  }

  private static Edit insert(int offset, String text) {
    return new Edit(SOURCE.span(offset, offset), text);
  }

  /** Gives each line with its sign and number, and brackets around what changed in it. */
  private static List<String> shown(Edit... edits) {
    StringWriter out = new StringWriter();
    try {
      new HtmlFix(new Markup(out)).write(new Fix("repair it", true, List.of(edits)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    List<String> lines = new ArrayList<>();
    for (Element line : Jsoup.parse(out.toString()).select("pre > *")) {
      line.select("mark").forEach(m -> m.text("[" + m.wholeText() + "]"));
      String sign =
          switch (line.normalName()) {
            case "del" -> "-";
            case "ins" -> "+";
            default -> "";
          };
      line.select("b").forEach(b -> b.text(b.text() + " "));
      lines.add(sign + line.wholeText());
    }
    return lines;
  }
}
