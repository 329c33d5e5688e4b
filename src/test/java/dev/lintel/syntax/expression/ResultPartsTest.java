package dev.lintel.syntax.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResultPartsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          a.b                        ~ a.b
          a || b                     ~ a b
          a && b                     ~ b
          a == b                     ~ ``
          !a                         ~ ``
          a == 'x' && b || c         ~ b c
          contains(a, b)             ~ ``
          format('{0}', a)           ~ '{0}' a
          case(a, b, c, d, e)        ~ b d e
          toJSON(a.b)                ~ a.b
          """)
  void onlyWhatCanComeOut(String text, String expected) {
    assertEquals(
        expected,
        ResultParts.of(tree(text)).stream().map(Sketch::of).collect(Collectors.joining(" ")));
  }

  @Test
  void aPathIsTheSameInDotsAndBrackets() {
    assertEquals(ContextPath.parse("github.event.issue"), path("GitHub['event'].ISSUE"));
  }

  @Test
  void aWildcardStandsForAnySegment() {
    ContextPath message = ContextPath.parse("github.event.commits.*.message");
    assertTrue(path("github.event.commits[0].message").matches(message));
    assertFalse(path("github.event.commits[0].id").matches(message));
  }

  private static ContextPath path(String text) {
    return ContextPath.of(tree(text)).orElseThrow();
  }

  private static Expression tree(String text) {
    return ExpressionParser.parse(SourceText.of("expression", text).all()).tree().orElseThrow();
  }
}
