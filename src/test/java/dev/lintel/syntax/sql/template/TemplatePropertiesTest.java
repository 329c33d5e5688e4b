package dev.lintel.syntax.sql.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds what is true of any text. */
class TemplatePropertiesTest {
  private static final List<String> PARTS =
      List.of(
          "{{",
          "}}",
          "{%",
          "%}",
          "{#",
          "#}",
          "${",
          "$(",
          ")",
          "}",
          "{",
          "'",
          "\"",
          "\\",
          "\n",
          "\r\n",
          "-",
          "--",
          ";",
          " if a ",
          " else ",
          " elif ",
          " endif ",
          " for ",
          " endfor ",
          " set x ",
          " endset ",
          " macro ",
          " endmacro ",
          " raw ",
          " endraw ",
          "ref('a')",
          "this",
          "config(a=1, b=[2])",
          "loop.last",
          "SELECT ",
          "a",
          "\uD83D\uDE00",
          "\t",
          "\0");

  @Provide
  Arbitrary<String> templates() {
    return Arbitraries.of(PARTS).list().ofMaxSize(60).map(parts -> String.join("", parts));
  }

  @Property(tries = 3000)
  void lengthAndLineBreaksStay(@ForAll("templates") String text) {
    Template template = Template.of(SourceText.of("a.sql", text), List.of());
    for (Rendition rendition : template.renditions()) {
      assertEquals(text.length(), rendition.text().length());
      for (int i = 0; i < text.length(); i++) {
        assertEquals(isBreak(text.charAt(i)), isBreak(rendition.text().charAt(i)));
      }
      assertInOrder(rendition.masks());
      assertInOrder(rendition.own());
    }
    assertInOrder(template.references().stream().map(TemplateReference::span).toList());
  }

  @Property(tries = 2000)
  void whatNoTemplateWritesStaysOrIsMasked(@ForAll("templates") String text) {
    Template template = Template.of(SourceText.of("a.sql", text), List.of());
    String hidden = template.renditions().getFirst().text();
    for (int i = 0; i < text.length(); i++) {
      char c = hidden.charAt(i);
      boolean isFilled = c == ' ' || c == '_' || Character.isDigit(c);
      assertTrue(c == text.charAt(i) || isFilled, text);
    }
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static void assertInOrder(List<Span> spans) {
    for (int i = 1; i < spans.size(); i++) {
      assertTrue(spans.get(i - 1).end() <= spans.get(i).start());
    }
  }
}
