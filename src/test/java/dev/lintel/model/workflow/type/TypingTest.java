package dev.lintel.model.workflow.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.expression.EvaluationException;
import dev.lintel.syntax.expression.Evaluator;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.ExpressionParser;
import dev.lintel.syntax.expression.ObjectValue;
import dev.lintel.syntax.expression.Scope;
import dev.lintel.syntax.expression.Status;
import dev.lintel.syntax.expression.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypingTest {
  /** What the contexts of these tests hold, whose types follow from that. */
  private static final ObjectValue SCOPE =
      ObjectValue.of(
          Map.of(
              "env",
              ObjectValue.of(
                  Map.of(
                      "s", new Value.StringValue("text"),
                      "n", new Value.NumberValue(3),
                      "b", new Value.BooleanValue(true),
                      "a", new Value.ArrayValue(List.of(new Value.NumberValue(1))),
                      "o", ObjectValue.of(Map.of("s", new Value.StringValue("inner")))))));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "env.s; a string",
        "env.n == 3; a boolean",
        "env.any; anything",
        "env.a[0]; a number",
        "env.o.*; an array",
        "env.*.s; an array",
        "!env.s; a boolean",
        "env.s || 'x'; a string",
        "env.s || 3; anything",
        "fromJSON('{\"x\": [1]}').x; an array",
        "fromJSON(env.s); anything",
        "case(env.b, 1, 2); a number",
        "null; null",
        "format('{0}', env.s); a string",
        "none(1); anything",
      })
  void anExpressionHasAType(String expression, String type) {
    assertEquals(type, typed(expression, new ArrayList<>()).words());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "env.s[0]; 0; 'env.s' is a string, which has no items",
        "env.n.*; *; 'env.n' is a number, which has no items",
        "env.a['x']; 'x'; 'env.a' is an array, whose items have numbers, not names",
        "env[true]; true; the properties of 'env' have names, and the key is a boolean",
        "env.b > 3; env.b; '>' compares a boolean with a number, which have no order",
        "'x' == env.o; env.o; 'env.o' is an object, which never equals a string",
        "env.n != 'x'; 'x'; 'env.n' is a number, which never equals the string 'x'",
        "contains(env.o, 's'); env.o; 'contains' looks into an array or a string, and 'env.o' is an"
            + " object",
        "join(env.o); env.o; 'join' looks into an array, and 'env.o' is an object",
        "fromJSON('[''a'']'); '; the string is no JSON: ''' stands where a value is expected",
        "format('{x}', 1); {; \"a '{' of the pattern stands alone; '{{' is a brace\"",
        "case(env.s, 1, 2); env.s; a predicate of 'case' is a boolean, and 'env.s' is a string",
      })
  void whatDoesNotFitIsTold(String expression, String place, String message) {
    List<TypeProblem> problems = new ArrayList<>();
    typed(expression, problems);
    assertEquals(
        List.of(place + ": " + message),
        problems.stream().map(p -> p.place().text() + ": " + p.message()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "env.a['0']",
        "env.b == 1",
        "env.b == ''",
        "env.n == '3'",
        "env.n == ' 0x3 '",
        "env.o == null",
        "env.o != ''",
        "env.a.*['x']",
        "contains(env.a, env.n)",
        "format('{{0}} {0}', 1)",
        "toJSON(env)",
        "env.b > null",
      })
  void whatMayFitIsNot(String expression) {
    List<TypeProblem> problems = new ArrayList<>();
    typed(expression, problems);
    assertEquals(List.of(), problems);
  }

  @Test
  void aTypeOfTwoHoldsWhatBothMayBe() {
    Type one = Type.of(ObjectValue.of(Map.of("a", new Value.NumberValue(1))));
    Type other = Type.of(ObjectValue.of(Map.of("b", new Value.NumberValue(1))));
    assertEquals(List.of("a", "b"), ((ObjectType) one.or(other)).names());
    assertEquals(Type.Any.ANY, one.or(Type.Scalar.STRING));
    assertEquals(one, one.or(one));
  }

  /** The value of an expression is one that its type allows. */
  @Property
  void theTypeHoldsForTheValue(@ForAll("expressions") String expression) {
    Optional<Expression> tree = tree(expression);
    if (tree.isEmpty()) {
      return;
    }
    Type type = new Typing(TypingTest::context, new ArrayList<>()).of(tree.get());
    try {
      Value value = Evaluator.evaluate(tree.get(), new Scope(SCOPE, Status.UNKNOWN));
      assertTrue(
          allows(type, value) || isMissingItem(expression, value),
          () -> expression + " is " + type + ", not " + value);
    } catch (EvaluationException _) {
      // A fault has no type.
    }
  }

  private static boolean isMissingItem(String expression, Value value) {
    return expression.contains("[") && value instanceof Value.NullValue;
  }

  private static boolean allows(Type type, Value value) {
    return switch (type) {
      case Type.Any _ -> true;
      case Type.Words _ -> value instanceof Value.StringValue || !value.isKnown();
      case Type.Array _ -> value instanceof Value.ArrayValue || !value.isKnown();
      case ObjectType _ -> value instanceof ObjectValue || !value.isKnown();
      case Type.Scalar scalar -> !value.isKnown() || Type.of(value) == scalar;
    };
  }

  @Provide
  Arbitrary<String> expressions() {
    Arbitrary<String> leaves =
        Arbitraries.of(
            "env",
            "env.s",
            "env.n",
            "env.b",
            "env.a",
            "env.o",
            "env.none",
            "null",
            "true",
            "3",
            "'x'",
            "''",
            "'3'",
            "'[1]'",
            "'{'",
            "'{0}'");
    return Arbitraries.recursive(() -> leaves, TypingTest::around, 0, 4);
  }

  private static Arbitrary<String> around(Arbitrary<String> inner) {
    Arbitrary<String> forms =
        Arbitraries.of(
            "(%s).s",
            "(%s).*",
            "(%s)[0]",
            "(%s)['s']",
            "!(%s)",
            "(%s) && (%s)",
            "(%s) || (%s)",
            "(%s) == (%s)",
            "(%s) < (%s)",
            "(%s)[%s]",
            "contains(%s, %s)",
            "join(%s, %s)",
            "format(%s, %s)",
            "fromJSON(%s)",
            "toJSON(%s)",
            "case(%s, %s, 1)",
            "startsWith(%s, %s)",
            "always()",
            "nothing(%s)");
    return forms.flatMap(form -> inner.flatMap(a -> inner.map(b -> form.formatted(a, b))));
  }

  private static Type typed(String expression, List<TypeProblem> problems) {
    return new Typing(TypingTest::context, problems).of(tree(expression).orElseThrow());
  }

  private static Optional<Expression> tree(String expression) {
    return ExpressionParser.parse(SourceText.of("", expression).all()).tree();
  }

  private static Type context(String name) {
    return name.equals("env")
        ? ((ObjectType) Type.of(SCOPE.get("env"))).or(ObjectType.LOOSE)
        : Type.Any.ANY;
  }
}
