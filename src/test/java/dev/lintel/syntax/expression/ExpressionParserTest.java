package dev.lintel.syntax.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;
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
          (a).b                         ~ a.b
          a.true.null                   ~ a.true.null
          a && b && c || d              ~ ((a && b && c) || d)
          a && (b && c)                 ~ (a && (b && c))
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
          true.a           ~ 5 ~ 6 ~ '.' stands where an operator or the end of the expression is expected
          true[0]          ~ 5 ~ 6 ~ '[' stands where an operator or the end of the expression is expected
          'a'[0]           ~ 4 ~ 5 ~ '[' stands where an operator or the end of the expression is expected
          a == "x y"       ~ 6 ~ 11 ~ a string stands in single quotes, not in double quotes
          format(a,)       ~ 10 ~ 11 ~ ')' stands where a value is expected
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          a + b = c                         ~ 3 7
          one(a b) && two(c, , d) && e      ~ 1 7 13 20
          contains(a b) || contains(c)      ~ 12 18
          f(a[0, b) || c d                  ~ 6
          one(a && (b || )) || two(         ~ 1 16 26
          """)
  void everyFaultThatCanBeToldIsReported(String text, String columns) {
    assertEquals(
        columns,
        parse(text).problems().stream()
            .map(problem -> Integer.toString(problem.span().start() + 1))
            .collect(Collectors.joining(" ")));
  }

  /** The open part of an expression that is nested, what it holds, and what closes it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          (          ~ a ~ )
          !          ~ a ~ ``
          a[         ~ a ~ ]
          toJSON(    ~ a ~ )
          ``         ~ a ~ .b
          ``         ~ a ~ [0]
          ``         ~ a ~ .*
          ``         ~ a ~ == a
          """)
  void deepNestingIsALimit(String open, String inner, String close) {
    assertTrue(parse(open.repeat(20) + inner + close.repeat(20)).problems().isEmpty());
    for (int levels : List.of(60, 5_000, 50_000)) {
      SyntaxProblem problem =
          parse(open.repeat(levels) + inner + close.repeat(levels)).problems().getFirst();
      assertEquals(SyntaxProblem.Kind.LIMIT, problem.kind());
    }
  }

  /** Forty-nine steps from a context make fifty levels. */
  @Test
  void theDeepestPathThatGithubTakesIsTaken() {
    assertTrue(parse("a" + ".b".repeat(49)).tree().isPresent());
    assertTrue(parse("a" + ".b".repeat(50)).tree().isEmpty());
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
  void spansNestAndRebuildWhatTheyCover(@ForAll("expressions") String text) {
    for (Expression part : parse(text).tree().orElseThrow().descendants()) {
      List<Span> inner = new ArrayList<>(part.children().stream().map(Expression::span).toList());
      switch (part) {
        case Expression.Property property -> inner.add(property.nameSpan());
        case Expression.Wildcard(_, _, Span star) -> inner.add(star);
        case Expression.Call call -> inner.addFirst(call.nameSpan());
        case Expression.Not not -> inner.addFirst(not.operatorSpan());
        case Expression.Logical logical -> interleave(inner, logical.operatorSpans());
        case Expression.Comparison(_, _, Span operator, _, _) ->
            interleave(inner, List.of(operator));
        default -> {}
      }
      int end = part.span().start();
      for (Span span : inner) {
        assertTrue(span.start() >= end, () -> span + " overlaps what stands before it");
        end = span.end();
      }
      assertTrue(end <= part.span().end());
      String alone = part.span().text();
      assertEquals(Sketch.of(part), Sketch.of(parse(alone).tree().orElseThrow()));
    }
  }

  private static void interleave(List<Span> operands, List<Span> operators) {
    for (int i = 0; i < operators.size(); i++) {
      operands.add(2 * i + 1, operators.get(i));
    }
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
        inner.map("(%s).b"::formatted),
        inner.map("(%s).*"::formatted),
        Combinators.combine(inner, Arbitraries.of("||", "&&", "==", "!=", "<", ">="), inner)
            .as("%s %s %s"::formatted),
        Combinators.combine(inner, Arbitraries.of("||", "&&", "==", "!=", "<", ">="), inner)
            .as("(%s %s %s)"::formatted));
  }

  private static ParsedExpression parse(String text) {
    return ExpressionParser.parse(SourceText.of("expression", text).all());
  }
}
