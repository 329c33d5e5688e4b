package dev.lintel.syntax.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Holds what is true of any text. */
class ParserPropertiesTest {
  private static final String CORPUS = read("accepted.sql") + read("sales-report.sql");

  /** Blanks, semicolons and the lines by which other databases part statements. */
  private static final String SEPARATORS = "(?im)([\\s;]|^[ \\t]*(/|go)[ \\t]*$)*";

  private static String read(String name) {
    try {
      Path data = Path.of(System.getProperty("lintel.basedir", "."), "testdata/sql");
      return Files.readString(data.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cut(int from, int length) {
    int start = from % CORPUS.length();
    return CORPUS.substring(start, Math.min(CORPUS.length(), start + length));
  }

  @Property
  void noTextMakesTheParserThrow(
      @ForAll @IntRange(min = 0, max = 1_000_000) int from,
      @ForAll @IntRange(min = 0, max = 400) int length,
      @ForAll @IntRange(min = 0, max = 1_000_000) int otherFrom,
      @ForAll @IntRange(min = 0, max = 100) int otherLength) {
    String text = cut(from, length) + cut(otherFrom, otherLength) + cut(from, length / 2);
    SqlScript script = SqlParser.parse(SourceText.of("a.sql", text));
    script.all(SqlNode.class).forEach(node -> assertTrue(node.span().end() <= text.length()));
  }

  @Property
  void arbitraryCharactersDoNotEither(@ForAll String text) {
    SqlScript script = SqlParser.parse(SourceText.of("a.sql", "SELECT " + text + " FROM t"));
    assertTrue(script.problems().size() <= script.source().length());
  }

  @Property
  void tokensCommentsAndBlanksRebuildTheText(
      @ForAll @IntRange(min = 0, max = 1_000_000) int from,
      @ForAll @IntRange(min = 1, max = 2_000) int length) {
    String text = cut(from, length).replaceAll("['\"`]", "").replace("/*", "");
    SourceText source = SourceText.of("a.sql", text);
    List<Span> covered = new ArrayList<>();
    StatementReader reader = new StatementReader(source, text);
    StatementReader.Piece piece;
    do {
      piece = reader.next();
      for (SqlToken token : piece.tokens()) {
        covered.add(source.span(token.getStartIndex(), token.getStopIndex() + 1));
      }
    } while (!piece.isLast());
    reader.comments().forEach(comment -> covered.add(comment.span()));
    covered.sort(Comparator.comparingInt(Span::start));
    int end = 0;
    for (Span span : covered) {
      assertTrue(
          text.substring(end, span.start()).matches(SEPARATORS), () -> "a gap before " + span);
      end = span.end();
    }
    assertTrue(text.substring(end).matches(SEPARATORS), "a gap at the end");
  }

  @Property(tries = 200)
  void lineBreaksAndMarksDoNotMoveWhatIsFound(
      @ForAll @IntRange(min = 0, max = 1_000_000) int from,
      @ForAll @IntRange(min = 0, max = 600) int length) {
    String text = cut(from, length);
    List<String> expected = places(text);
    assertEquals(expected, places(text.replace("\n", "\r\n")));
    assertEquals(expected, places(text.replace("\n", "\r")));
  }

  private static List<String> places(String text) {
    SqlScript script = SqlParser.parse(SourceText.of("a.sql", text));
    List<String> places = new ArrayList<>();
    script.problems().forEach(p -> places.add(p.span().region().start() + " " + p.message()));
    for (SqlNode node : script.all(SqlNode.class)) {
      places.add(node.span().region() + " " + node.getClass().getSimpleName());
    }
    return places;
  }
}
