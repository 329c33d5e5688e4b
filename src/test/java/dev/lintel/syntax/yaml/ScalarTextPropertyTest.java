package dev.lintel.syntax.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.ScalarWriter.Origin;
import dev.lintel.syntax.yaml.ScalarWriter.Written;
import dev.lintel.syntax.yaml.YamlScalar.Style;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever form a value is written in, it is read back, and each unit leads to where it stands. */
class ScalarTextPropertyTest {
  @Property(tries = 2000)
  void plain(
      @ForAll("phrases") String value, @ForAll("breaks") String lineBreak, @ForAll long seed) {
    check(value, Style.PLAIN, lineBreak, seed);
  }

  @Property(tries = 2000)
  void singleQuoted(
      @ForAll("phrases") String value, @ForAll("breaks") String lineBreak, @ForAll long seed) {
    check("'" + value + "''", Style.SINGLE_QUOTED, lineBreak, seed);
  }

  @Property(tries = 4000)
  void doubleQuoted(
      @ForAll("anything") String value, @ForAll("breaks") String lineBreak, @ForAll long seed) {
    check(value, Style.DOUBLE_QUOTED, lineBreak, seed);
  }

  @Property(tries = 4000)
  void literal(
      @ForAll("lines") String value, @ForAll("breaks") String lineBreak, @ForAll long seed) {
    check(value, Style.LITERAL, lineBreak, seed);
  }

  @Property(tries = 4000)
  void folded(
      @ForAll("lines") String value, @ForAll("breaks") String lineBreak, @ForAll long seed) {
    check(value, Style.FOLDED, lineBreak, seed);
  }

  @Provide
  Arbitrary<String> phrases() {
    Arbitrary<String> words =
        Arbitraries.of("a", "bc", "it's", "say\"s", "a#b", "a:b", "x\\n", "é", "😀", "{}", "-", "?")
            .list()
            .ofMinSize(1)
            .ofMaxSize(2)
            .map(parts -> "w" + String.join("", parts));
    Arbitrary<String> separators = Arbitraries.of(" ", "  ", "\n", "\n\n", " ");
    return words.flatMap(first ->
        separators
            .flatMap(s -> words.map(w -> s + w))
            .list()
            .ofMaxSize(5)
            .map(rest -> first + String.join("", rest)));
  }

  @Provide
  Arbitrary<String> anything() {
    return pieces(
        "a", "b ", " ", "\n", "\t", "\"", "\\", "'", "#", "é", "😀", "\u0085", "\u00A0", "\0",
        "\u001B", "/", "€", "x");
  }

  @Provide
  Arbitrary<String> lines() {
    return pieces(
        "a", "b c", " ", "\n", "\n", "\t", "# no comment", "key: x", "😀", "- ", "'", "d e f");
  }

  private static Arbitrary<String> pieces(String... pieces) {
    return Arbitraries.of(pieces).list().ofMaxSize(10).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> breaks() {
    return Arbitraries.of("\n", "\r\n", "\r");
  }

  private static void check(String value, Style style, String lineBreak, long seed) {
    Written written = ScalarWriter.write(value, style, lineBreak, new Random(seed));
    SourceText source = SourceText.of("a.yaml", written.document());
    YamlStream stream = YamlParser.parse(source, YamlSchema.CORE);

    assertEquals(List.of(), stream.problems(), written.document());
    YamlMapping root = stream.documents().getFirst().mapping().orElseThrow();
    YamlScalar scalar = root.get("key").orElseThrow().scalar().orElseThrow();
    assertEquals(value, scalar.value(), written.document());
    assertEquals(style, scalar.style());
    assertEquals("2", root.text("after").orElseThrow());
    assertEquals(written.origins(), origins(scalar.text()), written.document());
  }

  private static List<Origin> origins(SourceText text) {
    return IntStream.range(0, text.length())
        .mapToObj(i -> text.span(i, i + 1).resolved())
        .map(origin -> new Origin(origin.start(), origin.end()))
        .toList();
  }
}
