package dev.lintel.syntax.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.python.StringExpression.Reader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringExpressionTest {
  /** Reads the first argument of the last call of {@code q}. */
  private static Optional<PythonText> read(String python, Reader reader) {
    PythonFile file = PythonFile.of(SourceText.of("a.py", python));
    for (int i = file.tokens().size() - 1; i >= 0; i--) {
      if (file.is(i, "q") && file.isSign(i + 1, '(')) {
        return StringExpression.read(file, i + 2, reader);
      }
    }
    throw new IllegalArgumentException(python);
  }

  /** Gives the text with what is put in between angle quotes. */
  private static String told(Optional<PythonText> found) {
    if (found.isEmpty()) {
      return "none";
    }
    StringBuilder told = new StringBuilder(found.get().text().content());
    for (Span hole : found.get().holes().reversed()) {
      told.insert(hole.end(), '»').insert(hole.start(), '«');
    }
    return told.toString().replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          q("a")                                | a
          q('a')                                | a
          q(\"""a"b\""")                        | a"b
          q('''a'b''')                          | a'b
          q(r"a\\nb")                           | a\\nb
          q(R'a\\'b')                           | a\\'b
          q("a\\nb\\tc\\\\")                    | a\\nb\\tc\\
          q("\\"\\'")                           | "'
          q("\\u0041\\x42\\103\\U00000044")     | ABCD
          q("\\N{BULLET}\\d")                   | `\uFFFD\\d`
          q("a" "b" 'c')                        | abc
          q("a" + "b")                          | ab
          q(("a" "b"))                          | ab
          q("a" + x + "b")                      | a«x»b
          q("a" + f(1, [2]) + "b")              | a«f(1, [2])»b
          q(x + "b")                            | «x»b
          q(f"a {x} b")                         | a «{x}» b
          q(F"{x!r:>{w}}{{y}}")                 | «{x!r:>{w}}»{y}
          q(f"{d['k']} {d["k"]}")               | «{d['k']}» «{d["k"]}»
          q(rf"\\n{x}")                         | \\n«{x}»
          q("{}")                               | {}
          q("a {} {b} {{c}}".format(1, b=2))    | a «{}» «{b}» {c}
          q("a %s %(b)s %% %5.2f %q" % x)       | a «%s» «%(b)s» % «%5.2f» %q
          q("a %s %%")                          | a %s %%
          q("a".strip())                        | a
          q("a".strip().format(1))              | a
          q(dedent("a"))                        | a
          q(textwrap.dedent("a {}").format(1))  | a «{}»
          q(inspect.cleandoc("a"))              | a
          q("a", 1)                             | a
          q("a",)                               | a
          q(b"a")                               | none
          q(x)                                  | none
          q()                                   | none
          q("a" if x else "b")                  | none
          q("a" + x if y else z)                | none
          q("a".upper())                        | none
          q("a".join(x))                        | none
          q("a"[1:])                            | none
          q("")                                 | none
          q(["a"])                              | none
          """)
  void stringsAreRead(String python, String expected) {
    assertEquals(expected, told(read(python, Reader.NOBODY)));
  }

  @ParameterizedTest
  @CsvSource({
    "q('a %s %(b)s %% %d'), DRIVER, a «%s» «%(b)s» %% %d",
    "q('a {b} {} {{c}}'), NAMES, a «{b}» {} {«{c}»}",
    "q('a {b} %s'), NOBODY, a {b} %s",
  })
  void otherReadersKnowOtherHoles(String python, Reader reader, String expected) {
    assertEquals(expected, told(read(python, reader)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          x = "a"\\nq(x)                                        | a
          x: str = "a"\\nq(x)                                   | a
          x = ("a"\\n  "b")\\nq(x)                              | ab
          x = dedent("a")\\nq(x)                                | a
          x = "a {}"\\nq(x.format(1))                           | a «{}»
          x = "a %s"\\nq(x % 1)                                 | a «%s»
          x = "a"\\nq(x + "b")                                  | ab
          x = "a"\\ny = x + "b"\\nq(y)                          | none
          x = "a"  # why\\nq(x)                                 | a
          x = "a"; q(x)                                         | a
          def f():\\n  x = "a"\\n  q(x)                         | a
          def f():\\n  x = "a"\\ndef g():\\n  x = "b"\\n  q(x)  | b
          x = "a"\\ndef f():\\n  q(x)                           | a
          x = "a"\\ndef f():\\n  def g():\\n    q(x)            | a
          class C:\\n  x = "a"\\n  q(x)                         | a
          class C:\\n  x = "a"\\n  def f(self):\\n    q(x)      | none
          x = "a"\\nx = "b"\\nq(x)                              | none
          x = "a"\\nx += "b"\\nq(x)                             | none
          x = "a"\\nfor x in y: pass\\nq(x)                     | none
          x = "a"\\nwith f() as x: pass\\nq(x)                  | none
          x = "a"\\nx, y = 1, 2\\nq(x)                          | none
          x = "a"\\nimport x\\nq(x)                             | none
          x = "a"\\nif (x := f()): pass\\nq(x)                  | none
          x = "a"\\nz = [x for x in y]\\nq(x)                   | none
          x = "a"\\ndef f(x):\\n  q(x)                          | none
          x = "a"\\ndef f():\\n  global x\\n  x = "b"\\nq(x)    | none
          if y:\\n  x = "a"\\nelse: x = "b"\\nq(x)              | none
          x = "a" if y else "b"\\nq(x)                          | none
          x = y = "a"\\nq(y)                                    | none
          x == "a"\\nq(x)                                       | none
          def f():\\n  x = "a"\\nq(x)                           | none
          q(o.x)                                                | none
          x = "a"\\nq(x.y)                                      | none
          x = "a"\\nq(x[0])                                     | none
          x = x + "a"\\nq(x)                                    | none
          """)
  void aNameThatIsBoundOnceIsFollowed(String python, String expected) {
    assertEquals(expected, told(read(python.translateEscapes(), Reader.NOBODY)));
  }

  @Test
  void placesLeadBackToTheFile() {
    String python = "# \uD83D\uDE00\r\nq(f\"\"\"S\\u00e9 {x}\\\r\n{{W\"\"\"\n  '\\tE')";
    PythonText text = read(python, Reader.NOBODY).orElseThrow();
    assertEquals("Sé {x}{W\tE", text.text().content());
    String[] parts = {"S", "é", " ", "{x}", "{", "W", "\t", "E"};
    String[] written = {"S", "\\u00e9", " ", "{x}", "{{", "W", "\\t", "E"};
    int at = 0;
    for (int i = 0; i < parts.length; i++) {
      Span part = text.text().span(at, at + parts[i].length());
      assertEquals(written[i], part.resolved().text());
      assertEquals(parts[i].equals(written[i]), part.exact().isPresent(), parts[i]);
      at += parts[i].length();
    }
  }
}
