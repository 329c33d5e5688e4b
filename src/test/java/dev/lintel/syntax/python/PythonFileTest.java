package dev.lintel.syntax.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.python.PythonToken.Kind;
import dev.lintel.syntax.python.StringExpression.Reader;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonFileTest {
  private static PythonFile of(String text) {
    return PythonFile.of(SourceText.of("a.py", text));
  }

  /** Line ends are written as a pilcrow, strings in angle quotes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a = 'b'                      | a = «'b'» ¶
          a # 'b'\\nc                  | a ¶ c ¶
          f(\\n a,\\n b)               | f ( a , b ) ¶
          a \\\\\\n b                  | a b ¶
          'a\\\\\\nb'                  | «'a\\nb'» ¶
          'a\\nb                       | ¶ b ¶
          \"""a\\nb                    | ¶
          \"""a\\nb\"""                | «\"""a\\nb\"""» ¶
          f'{a}' f"{b['c']}"           | «f'{a}'» «f"{b['c']}"» ¶
          f"{b["c"]}"                  | «f"{b["c"]}"» ¶
          f"{{" 1                      | «f"{{"» 1 ¶
          f"{" 1                       | «f"{"» 1 ¶
          rb'a' Rb"b"                  | «rb'a'» «Rb"b"» ¶
          '' ""                        | «''» «""» ¶
          x'a'                         | x «'a'» ¶
          été = 1.5                    | été = 1 . 5 ¶
          """)
  void tokensAreRead(String text, String expected) {
    String python = text.translateEscapes();
    PythonFile file = of(python);
    String told =
        IntStream.range(0, file.tokens().size())
            .mapToObj(i ->
                switch (file.tokens().get(i).kind()) {
                  case LINE_END -> "¶";
                  case STRING -> "«" + file.text(i) + "»";
                  case NAME, SIGN, NUMBER -> file.text(i);
                })
            .collect(Collectors.joining(" "));
    assertEquals(expected, told.replace("\\\n", "\n").replace("\n", "\\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "([{",
        "'",
        "\"",
        "\"\"\"",
        "f'{",
        "f\"{a[",
        "f'{{",
        "f'''{",
        "\\",
        "#",
        "\0",
        "\t",
        "\f",
        "\r\n",
        "a=",
        "a=a=",
        "for ",
        "as ",
        "def f(",
        "lambda ",
        "q(",
        "q('a'+",
        "q(x.",
        "a='b'\n",
        "def f():\n x='a'\n",
        "\uFEFF",
        "\uD83D",
        "global a\n",
        ":=",
        "%",
        "a.format(",
      })
  void timeIsInProportionToTheText(String part) {
    String text = "spark.sql(f'{x}')\n" + part.repeat(400_000 / part.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          PythonFile file = of(text);
          for (int i = 0; i < file.tokens().size(); i += 1 + file.tokens().size() / 100) {
            StringExpression.read(file, i, Reader.DRIVER);
          }
        });
  }

  @Provide
  Arbitrary<String> programs() {
    List<String> parts =
        List.of(
            "'",
            "\"",
            "\"\"\"",
            "f'",
            "rb\"",
            "{",
            "}",
            "{{",
            "(",
            ")",
            "[",
            "]",
            "+",
            "%",
            ".format(",
            ".strip()",
            "dedent(",
            "\\",
            "\\u0041",
            "\\x",
            "\\N{",
            "\n",
            "\r\n",
            "  ",
            "#",
            "a",
            "b =",
            "=",
            ":",
            ",",
            ";",
            "def f(",
            "class ",
            "for ",
            " in ",
            "as ",
            "global ",
            "%s",
            "%(a)s",
            "\uD83D\uDE00",
            "\0",
            "\f",
            "1.5");
    return Arbitraries.of(parts).list().ofMaxSize(60).map(list -> String.join("", list));
  }

  @Property(tries = 3000)
  void anyTextIsRead(@ForAll("programs") String text) {
    PythonFile file = of(text);
    int end = 0;
    for (int i = 0; i < file.tokens().size(); i++) {
      PythonToken token = file.tokens().get(i);
      assertTrue(token.start() >= end && token.end() <= text.length());
      assertTrue(token.end() > token.start() || token.kind() == Kind.LINE_END);
      end = token.end();
      for (Reader reader : Reader.values()) {
        StringExpression.read(file, i, reader)
            .ifPresent(found -> found.text().all().resolved().text());
      }
    }
  }
}
