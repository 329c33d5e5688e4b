package dev.lintel.syntax.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.expression.Value.UnknownValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
  private static final String CONTEXTS =
      """
      {"a": ["one", 2, null, {"name": "n"}, ["x", "y"]],
       "o": {"Name": "first", "name": "second", "x": {"name": "q"}, "list": [1, {"name": "z"}]},
       "text": "Hello", "number": 1.5}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          0 || '' || 'x'                       ~ "x"
          'a' && 0 && 'b'                      ~ 0
          o.NAME                               ~ "first"
          o['na' == 'NA']                      ~ null
          a[1.9]                               ~ 2
          a['1']                               ~ 2
          a[-1]                                ~ null
          a[null]                              ~ "one"
          a[true]                              ~ 2
          a.*.name                             ~ ["n"]
          a.*[0]                               ~ ["x"]
          o.*.name                             ~ ["q"]
          o.*.*                                ~ ["q",1,{"name":"z"}]
          text.*                               ~ []
          text.x                               ~ null
          a == a                               ~ true
          fromJSON('[]') == fromJSON('[]')     ~ false
          a >= a                               ~ true
          'a' < 'B'                            ~ true
          '10' < '9'                           ~ true
          '10' < 9                             ~ false
          'ß' == 'SS'                          ~ false
          null <= null                         ~ true
          NaN != NaN                           ~ true
          contains(a, '2')                     ~ true
          contains(a, '')                      ~ true
          contains(o, 'x')                     ~ false
          contains('A,b', 'B')                 ~ true
          startsWith(a, '')                    ~ false
          endsWith('v1.5', number)             ~ true
          format('{{{0}}} {1} {0}', 'x', a)    ~ "{x} Array x"
          join(a, '-')                         ~ "one-2--Object-Array"
          join(a.*.name)                       ~ "n"
          join('x', '-')                       ~ "x"
          join(o)                              ~ ""
          toJSON('a"''\\')                     ~ "\\"a\\\\\\"'\\\\\\\\\\""
          toJSON(fromJSON('{"a":[],"b":{}}'))  ~ "{\\n  \\"a\\": [],\\n  \\"b\\": {}\\n}"
          toJSON(NaN)                          ~ "null"
          fromJSON('{"a":1,"a":2,"A":3}')      ~ {"a":2}
          fromJSON('"\\u00e9\\/"')             ~ "é/"
          case(false, 1, true, 2, 3)           ~ 2
          format('{0}', -0)                    ~ "0"
          format('{0}', 1e21)                  ~ "1e+21"
          format('{0}', 0.1000000000000000055) ~ "0.1"
          format('{0}', 1e-16)                 ~ "0"
          format('{0}', 123456789012345678)    ~ "123456789012345680"
          format('{0}', 1e-7)                  ~ "1e-7"
          format('{0}', 0.00000125)            ~ "0.00000125"
          """)
  void value(String text, String json) throws Exception {
    assertEquals(json, JsonWriter.compact(evaluate(text, known())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          case('x', 1, 2)                 ~ 1 ~ a predicate of 'case' is a String, and it takes a Boolean
          case(a, 1, 2)                   ~ 1 ~ a predicate of 'case' is an Array, and it takes a Boolean
          true || missing                 ~ 9 ~ there is no context 'missing' here
          a && format('{0}')              ~ 6 ~ in the pattern of 'format' '{0}' has no argument
          format('{99999999999}', 1)      ~ 1 ~ in the pattern of 'format' '{99999999999}' has no argument
          format('{0:x}', 1)              ~ 1 ~ in the pattern of 'format' a '{' stands without a number and '}' behind it; '{{' is a brace
          format('{', 1)                  ~ 1 ~ in the pattern of 'format' a '{' stands without a number and '}' behind it; '{{' is a brace
          format('}', 1)                  ~ 1 ~ in the pattern of 'format' a '}' stands alone; '}}' is a brace
          fromJSON('')                    ~ 1 ~ the text of 'fromJSON' is no JSON: the JSON ends where a value is expected (character 1)
          fromJSON(a)                     ~ 1 ~ the text of 'fromJSON' is no JSON: 'A' stands where a value is expected (character 1)
          """)
  void fault(String text, int column, String message) {
    EvaluationException fault =
        assertThrows(EvaluationException.class, () -> evaluate(text, known()));
    assertEquals(message, fault.getMessage());
    assertEquals(column, fault.span().start() + 1);
  }

  /** In these {@code u} is unknown, and {@code github} too but for its {@code event_name}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          u                                      ~ UNKNOWN
          u && false                             ~ FALSE
          u || true                              ~ TRUE
          u || 'x'                               ~ TRUE
          u && ''                                ~ FALSE
          !u                                     ~ UNKNOWN
          !(u && false)                          ~ TRUE
          false && u                             ~ FALSE
          u || false                             ~ UNKNOWN
          (u == 1 && false) == false             ~ TRUE
          u == NaN                               ~ FALSE
          (u == 1) == 'yes'                      ~ FALSE
          (u == 1) < 2                           ~ TRUE
          u < fromJSON('[]')                     ~ FALSE
          github.event_name == 'PUSH'            ~ TRUE
          github.event_name == 'schedule' && u   ~ FALSE
          github.ref == 'refs/heads/main'        ~ UNKNOWN
          u.*                                    ~ UNKNOWN
          contains(u, 'x')                       ~ UNKNOWN
          contains(fromJSON('["a"]'), u)         ~ UNKNOWN
          contains(fromJSON('[]'), u)            ~ FALSE
          startsWith(fromJSON('{}'), u)          ~ FALSE
          format('v{0}', u)                      ~ TRUE
          format('{0}', u)                       ~ UNKNOWN
          join(github.*, '')                     ~ UNKNOWN
          toJSON(u)                              ~ TRUE
          fromJSON(u)                            ~ UNKNOWN
          case(u, 1, 2)                          ~ TRUE
          case(u, 0, '')                         ~ FALSE
          case(u, 1, 0)                          ~ UNKNOWN
          fromJSON('{"a":1}')[u]                 ~ UNKNOWN
          fromJSON('[{"a":1}]').*[u]             ~ UNKNOWN
          (null)[u]                              ~ FALSE
          u && fromJSON('bad')                   ~ UNKNOWN
          hashFiles('pom.xml') == ''             ~ UNKNOWN
          success() && false                     ~ FALSE
          always()                               ~ TRUE
          nosuch(1)                              ~ UNKNOWN
          """)
  void truth(String text, Truth truth) throws EvaluationException {
    Scope scope =
        Scope.UNKNOWN.with(ContextPath.parse("github.event_name"), new Value.StringValue("push"));
    assertEquals(truth, evaluate(text, scope).truth());
  }

  @Test
  void aBooleanThatNobodyKnowsAndFalseAreFalse() throws EvaluationException {
    assertEquals(Value.of(Truth.FALSE), evaluate("u == 1 && false", Scope.UNKNOWN));
    assertEquals(new UnknownValue(Truth.FALSE, false), evaluate("u && false", Scope.UNKNOWN));
  }

  @Test
  void whatAnEvaluationMakesIsBounded() {
    String bomb = "'0123456789'";
    for (int i = 0; i < 40; i++) {
      bomb = "format('{0}{0}{0}{0}{0}{0}{0}{0}', " + bomb + ")";
    }
    String text = bomb;
    EvaluationException fault =
        assertThrows(EvaluationException.class, () -> evaluate(text, Scope.UNKNOWN));
    assertTrue(fault.getMessage().startsWith("the result needs more than"), fault.getMessage());
  }

  private static Scope known() throws InvalidJsonException {
    return new Scope((ObjectValue) JsonReader.read(CONTEXTS), Status.UNKNOWN);
  }

  private static Value evaluate(String text, Scope scope) throws EvaluationException {
    return Evaluator.evaluate(
        ExpressionParser.parse(SourceText.of("expression", text).all()).tree().orElseThrow(),
        scope);
  }
}
