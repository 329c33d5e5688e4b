package dev.lintel.syntax.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpressionParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          github.event.issue.title      ~ github.event.issue.title
          github['event'].x             ~ github['event'].x
          a.b[0].*.c[*]                 ~ a.b[0].*.c.*
          fromJSON('[1]')[0]            ~ fromJSON('[1]')[0]
          a || b && c                   ~ (a || (b && c))
          a == b && c != d              ~ ((a == b) && (c != d))
          1 < 2 == true                 ~ ((1 < 2) == true)
          3 < 2 <= 1                    ~ ((3 < 2) <= 1)
          (a || b) && c                 ~ ((a || b) && c)
          !a.b == c                     ~ (!(a.b) == c)
          !!a                           ~ !(!(a))
          format('{0}''s', x)           ~ format('{0}''s', x)
          always()                      ~ always()
          .5 > -.5                      ~ (0.5 > -0.5)
          0xfF                          ~ 255
          0o17                          ~ 15
          1E+1                          ~ 10
          -Infinity                     ~ -Infinity
          null != a-b_c                 ~ (null != a-b_c)
          """)
  void shape(String text, String expected) {
    assertEquals(expected, Sketch.of(parse(text).tree().orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          ` `              ~ 2 ~ 2 ~ the expression is empty
          a b              ~ 3 ~ 4 ~ 'b' stands where an operator or the end of the expression is expected
          a +              ~ 3 ~ 4 ~ '+' is not part of the expression language
          a == "x"         ~ 6 ~ 9 ~ a string stands in single quotes, not in double quotes
          a == 'x          ~ 6 ~ 8 ~ the string has no closing quote
          a.               ~ 3 ~ 3 ~ the expression ends where a property name or '*' is expected
          a.1              ~ 3 ~ 4 ~ '1' stands where a property name or '*' is expected
          a[0              ~ 4 ~ 4 ~ the expression ends where ']' is expected
          (a               ~ 3 ~ 3 ~ the expression ends where ')' is expected
          a = b            ~ 3 ~ 4 ~ '=' is not part of the expression language
          a &&             ~ 5 ~ 5 ~ the expression ends where a value is expected
          always( a || )   ~ 14 ~ 15 ~ ')' stands where a value is expected
          contains(a, b    ~ 14 ~ 14 ~ the expression ends where ',' or ')' is expected
          0x01p2           ~ 1 ~ 7 ~ '0x01p2' is not part of the expression language
          -Inf             ~ 1 ~ 5 ~ '-Inf' is not part of the expression language
          'a'.b            ~ 4 ~ 5 ~ '.' stands where an operator or the end of the expression is expected
          contains(a)      ~ 1 ~ 9 ~ 'contains' takes 2 arguments, not 1
          always(1)        ~ 1 ~ 7 ~ 'always' takes no arguments, not 1
          case(a, b)       ~ 1 ~ 5 ~ 'case' takes an odd number of arguments, at least 3, not 2
          isEmpty(a)       ~ 1 ~ 8 ~ there is no function 'isEmpty'
          """)
  void problem(String text, int start, int end, String message) {
    SyntaxProblem problem = parse(text).problems().getFirst();
    assertEquals(message, problem.message());
    assertEquals(
        start + ".." + end, (problem.span().start() + 1) + ".." + (problem.span().end() + 1));
  }

  @Test
  void theDescendantsOfAnExpressionAreAllThatItHolds() {
    assertEquals(
        "(!(f(a.b)) || c['d']) !(f(a.b)) f(a.b) a.b a c['d'] c 'd'",
        parse("!f(a.b) || c['d']").tree().orElseThrow().descendants().stream()
            .map(Sketch::of)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void everyWrongCallIsReported() {
    assertEquals(2, parse("one() || two()").problems().size());
  }

  @Test
  void deepNestingIsALimit() {
    String text = "(".repeat(60) + "a" + ")".repeat(60);
    assertEquals(SyntaxProblem.Kind.LIMIT, parse(text).problems().getFirst().kind());
  }

  @Test
  void lengthIsALimit() {
    String text = "a" + "||a".repeat(10_000);
    assertEquals(SyntaxProblem.Kind.LIMIT, parse(text).problems().getFirst().kind());
  }

  @Test
  void aLongChainOfOperatorsIsNotNesting() {
    assertTrue(parse("a" + "||a".repeat(1_000)).problems().isEmpty());
  }

  @Property
  void anyTextGivesATreeOrAProblem(@ForAll("soup") String text) {
    ParsedExpression parsed = parse(text);
    assertTrue(parsed.tree().isPresent() || !parsed.problems().isEmpty());
  }

  @Property
  void printingThenParsingIsTheIdentity(@ForAll("expressions") String text) {
    String printed = Sketch.of(parse(text).tree().orElseThrow());
    assertEquals(printed, Sketch.of(parse(printed).tree().orElseThrow()));
  }

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(
            "a", "0x", "1", "'", "''", "(", ")", "[", "]", ".", "*", ",", "!", "=", "==", "&&", "|",
            "||", "<", ">=", "-", " ", "\n", "\"", "é", "true", "format", "}", "$")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> expressions() {
    return Arbitraries.recursive(
        () -> Arbitraries.of("a", "github.ref", "x.*", "1", "-0.5", "'it''s'", "null", "true"),
        ExpressionParserTest::around,
        0,
        5);
  }

  private static Arbitrary<String> around(Arbitrary<String> inner) {
    return Arbitraries.oneOf(
        inner.map("!(%s)"::formatted),
        inner.map("toJSON(%s)"::formatted),
        inner.map("a[%s]"::formatted),
        Combinators.combine(inner, Arbitraries.of("||", "&&", "==", "!=", "<", ">="), inner)
            .as("(%s %s %s)"::formatted));
  }

  private static ParsedExpression parse(String text) {
    return ExpressionParser.parse(SourceText.of("expression", text).all());
  }
}
