package dev.lintel.syntax.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.expression.Value.StringValue;
import dev.lintel.syntax.expression.Value.UnknownValue;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is said of unknown values holds for every value that they may have. */
class UnknownValuesTest {
  private static final List<String> POSSIBLE =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1.5",
          "\"\"",
          "\"a\"",
          "\"1\"",
          "\"true\"",
          "[]",
          "[1, \"a\"]",
          "{}",
          "{\"a\": \"1\", \"b\": [0]}");

  @Property(tries = 3000)
  void theRealResultAgreesWithWhatIsKnownOfIt(
      @ForAll("expressions") String text, @ForAll("values") String u, @ForAll("values") String v)
      throws InvalidJsonException {
    Expression tree =
        ExpressionParser.parse(SourceText.of("expression", text).all()).tree().orElseThrow();
    ObjectValue contexts =
        ObjectValue.EMPTY
            .with("u", JsonReader.read(u))
            .with("v", JsonReader.read(v))
            .with("o", ObjectValue.EMPTY.with("u", JsonReader.read(u)));
    ObjectValue known =
        ObjectValue.UNKNOWN.with("v", contexts.get("v")).with("o", ObjectValue.UNKNOWN);
    Value real;
    try {
      real = Evaluator.evaluate(tree, new Scope(contexts, Status.UNKNOWN));
    } catch (EvaluationException _) {
      return;
    }
    Value abstracted = evaluate(tree, new Scope(known, Status.UNKNOWN));
    if (abstracted.truth() != Truth.UNKNOWN) {
      assertEquals(real.truth(), abstracted.truth(), text);
    }
    if (abstracted.isKnown()) {
      assertEquals(JsonWriter.compact(real), JsonWriter.compact(abstracted), text);
    }
    if (abstracted instanceof UnknownValue(_, boolean isBoolean) && isBoolean) {
      assertEquals("Boolean", real.kind(), text);
    }
  }

  /** A fault is claimed only where every value leads to one. */
  private static Value evaluate(Expression tree, Scope scope) {
    try {
      return Evaluator.evaluate(tree, scope);
    } catch (EvaluationException e) {
      throw new AssertionError(tree.span().text(), e);
    }
  }

  @Property
  void whatIsWrittenIsReadAgain(@ForAll String name, @ForAll String text, @ForAll double number)
      throws InvalidJsonException {
    Value value =
        new Value.ArrayValue(
            List.of(
                ObjectValue.EMPTY.with(name, new StringValue(text)),
                new Value.NumberValue(number)));
    for (String json : List.of(JsonWriter.compact(value), JsonWriter.indented(value))) {
      assertEquals(JsonWriter.compact(value), JsonWriter.compact(JsonReader.read(json)));
    }
  }

  @Property
  void aNumberIsReadAgainFromItsText(@ForAll double number) {
    assertEquals(number, Numbers.ofText(NumberText.of(number)), 0.0);
  }

  @Property
  void anyTextIsJsonOrNot(@ForAll("jsonSoup") String text) {
    try {
      assertTrue(JsonReader.read(text).isKnown());
    } catch (InvalidJsonException e) {
      assertTrue(e.offset() >= 0 && e.offset() <= text.length(), e.getMessage());
    }
  }

  @Provide
  Arbitrary<String> jsonSoup() {
    return Arbitraries.of(
            "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\\u00", "\\n", "1", "-", ".", "e+",
            "true", "null", " ", "\n", "\ud800", "0")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(POSSIBLE);
  }

  @Provide
  Arbitrary<String> expressions() {
    return Arbitraries.recursive(
        () ->
            Arbitraries.of(
                "u",
                "v",
                "o",
                "u.a",
                "v.a",
                "o.u",
                "o.x",
                "o.*",
                "u.*",
                "v.*.a",
                "1",
                "'a'",
                "''",
                "'1'",
                "null",
                "true",
                "false",
                "NaN",
                "fromJSON('[1, \"a\"]')",
                "'{0}-{1}'"),
        UnknownValuesTest::around,
        0,
        4);
  }

  private static Arbitrary<String> around(Arbitrary<String> inner) {
    return Arbitraries.oneOf(
        inner.map("!(%s)"::formatted),
        inner.map("toJSON(%s)"::formatted),
        inner.map("join(%s, '')"::formatted),
        inner.map("(%s).*"::formatted),
        inner.map("(%s).a"::formatted),
        Combinators.combine(
                Arbitraries.of(
                    "contains(%s, %s)",
                    "startsWith(%s, %s)",
                    "endsWith(%s, %s)",
                    "(%s)[%s]",
                    "format('x{0}', %s, %s)",
                    "format('{0}{1}', %s, %s)",
                    "case(u == 1, %s, %s)",
                    "case(!u, %s, !v, %s, v)"),
                inner,
                inner)
            .as(String::formatted),
        Combinators.combine(
                inner, Arbitraries.of("||", "&&", "==", "!=", "<", ">=", "<=", ">"), inner)
            .as("(%s %s %s)"::formatted));
  }
}
