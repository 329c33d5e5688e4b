package dev.lintel.syntax.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;

/** Holds the scanner to the words that the grammar defines, as ANTLR's lexer reads them. */
class SqlScannerTest {
  private static final Path DATA = Path.of(System.getProperty("lintel.basedir", "."), "testdata");

  @Test
  void readsAllScriptsAsTheGrammarDoes() throws IOException {
    try (Stream<Path> files = Files.walk(DATA)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".sql")).toList()) {
        assertReadAlike(Files.readString(file));
      }
    }
  }

  /** The scanner copies a long text piece by piece, and any word may lie over two of them. */
  @Test
  void readsLongScriptsAsTheGrammarDoes() throws IOException {
    String report = Files.readString(DATA.resolve("sql/sales-report.sql"));
    String accepted = Files.readString(DATA.resolve("sql/accepted.sql"));
    String text = (report + accepted).repeat(5);
    for (int shift = 0; shift < 40; shift++) {
      assertReadAlike(" ".repeat(shift) + text);
    }
  }

  @Property
  void readsAnyCharactersAsTheGrammarDoes(@ForAll String text) {
    assertReadAlike(text);
  }

  @Property(tries = 20_000)
  void readsAnyPiecesAsTheGrammarDoes(@ForAll("pieces") String text) {
    assertReadAlike(text);
  }

  /** Texts of those pieces that tell one kind of word from another. */
  @Provide
  Arbitrary<String> pieces() {
    Arbitrary<String> sign =
        Arbitraries.strings().withChars("'\"`\\-/*+<>=!:|.,;()[]%&^~?@$#{}").ofMaxLength(4);
    Arbitrary<String> letter =
        Arbitraries.strings().withChars("aAbBdDeElLnNrRsSxXyYfF_019.+-'\"").ofMaxLength(6);
    Arbitrary<String> word =
        Arbitraries.of(
            "/*+",
            "*/",
            "/*",
            "--",
            "\n",
            "\r",
            " ",
            "r'",
            "b'",
            "x\"",
            "''",
            "\\'",
            "$$",
            "$a$",
            "$1",
            "1e5",
            "1.5bd",
            ".5",
            "1.",
            "@@v",
            "é",
            "\u00A0",
            "\u200B",
            "\u3000",
            "\uFEFF",
            "\uD83D\uDE00",
            "\u0000",
            "\u0085",
            "\u200C",
            "\uFFFF",
            "a",
            "SELECT",
            "==",
            "<=>",
            "->>");
    return Arbitraries.oneOf(sign, letter, word)
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }

  private static void assertReadAlike(String text) {
    SparkLexer lexer = new SparkLexer(new TextStream(text));
    lexer.removeErrorListeners();
    SqlScanner scanner = new SqlScanner(text);
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    Token token;
    do {
      token = lexer.nextToken();
      expected.add(place(token));
      actual.add(place(scanner.next()));
    } while (token.getType() != Token.EOF);
    assertEquals(expected, actual);
  }

  private static String place(Token token) {
    return SparkLexer.VOCABULARY.getDisplayName(token.getType())
        + " "
        + token.getStartIndex()
        + " "
        + token.getStopIndex();
  }
}
