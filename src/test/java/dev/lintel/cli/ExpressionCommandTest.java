package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionCommandTest {
  @TempDir Path directory;

  private Cli cli() {
    return Cli.in(directory)
        .file("run.json", "{\"github\": {\"ref\": \"refs/heads/main\", \"event\": {\"n\": 1}}}")
        .file("list.json", "[1]")
        .file("broken.json", "{\"github\":\n  x}");
  }

  private Cli.Outcome lines(String input) {
    return new Cli(
            directory,
            false,
            Map.of(),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
        .run("expression", "eval", "--jsonl");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          github.ref == 'REFS/heads/main'  ~ Boolean: true
          ${{ github.ref }}                ~ String: "refs/heads/main"
          github.nothing                   ~ Null: null
          github.event                     ~ `Object: {
            "n": 1
          }`
          -Infinity                        ~ Number: -Infinity
          format('{0}', 0xff)              ~ String: "255"
          success() || true                ~ Boolean: true
          """)
  void anExpressionHasAKindAndAValue(String expression, String printed) {
    Cli.Outcome outcome = cli().run("expression", "eval", "--contexts", "run.json", expression);
    assertEquals("", outcome.err());
    assertEquals(printed.replace("          ", "") + "\n", outcome.out());
    assertEquals(ExitCode.PASSED, outcome.code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          run.json    ~ github.ref + 1          ~ lintel: expression:1:12: '+' is not part of the expression language
          run.json    ~ one(1) || contains(1)   ~ `lintel: expression:1:1: there is no function 'one'
          lintel: expression:1:11: 'contains' takes 2 arguments, not 1`
          run.json    ~ env.x                   ~ lintel: expression:1:1: there is no context 'env' here
          run.json    ~ success()               ~ lintel: expression:1:1: only a run knows the value: it depends on files or on what ran before
          run.json    ~ fromJSON('x')           ~ lintel: expression:1:1: the text of 'fromJSON' is no JSON: 'x' stands where a value is expected (character 1)
          list.json   ~ 1                       ~ lintel: list.json:1:1: contexts are an object, not Array
          broken.json ~ 1                       ~ lintel: broken.json:2:3: 'x' stands where a value is expected
          """)
  void aFaultHasItsPlace(String contexts, String expression, String printed) {
    Cli.Outcome outcome = cli().run("expression", "eval", "--contexts", contexts, expression);
    assertEquals("", outcome.out());
    assertEquals(printed.replace("          ", "") + "\n", outcome.err());
    assertEquals(ExitCode.GATE_FAILED, outcome.code());
  }

  @Test
  void everyLineHasAnAnswerInItsPlace() {
    Cli.Outcome outcome =
        lines(
            """
            {"expr": "a.b", "contexts": {"A": {"B": [1, {"c": "é\\n"}]}}}
            no json

            {"expr": "1 +"}
            {"expr": "NaN"}\r
            {"expr": "-1.50"}
            {"contexts": {}}
            {"expr": "1", "contexts": 2}
            {"expr": "hashFiles('x')", "contexts": null}
            {"expr": "null"}\
            """);
    assertEquals(
        """
        {"kind":"Array","value":[1,{"c":"é\\n"}]}
        {"error":"line:1:1: 'n' stands where a value is expected"}
        {"error":"line:1:1: the JSON ends where a value is expected"}
        {"error":"expression:1:3: '+' is not part of the expression language"}
        {"kind":"Number","value":"NaN"}
        {"kind":"Number","value":-1.5}
        {"error":"line:1:1: the line is no object with a string \\"expr\\""}
        {"error":"line:1:1: \\"contexts\\" is an object, not Number"}
        {"error":"expression:1:1: only a run knows the value: it depends on files or on what ran before"}
        {"kind":"Null","value":null}
        """,
        outcome.out());
    assertEquals("", outcome.err());
    assertEquals(ExitCode.PASSED, outcome.code());
  }

  @Test
  void hostileLinesAreAnswered() {
    String deep = "(".repeat(100_000) + "1" + ")".repeat(100_000);
    String nested = "[".repeat(100_000) + "]".repeat(100_000);
    Cli.Outcome outcome =
        lines(
            "{\"expr\": \""
                + deep
                + "\"}\n{\"expr\": \"a\", \"contexts\": {\"a\": "
                + nested
                + "}}\n"
                + "x".repeat(17 << 20)
                + "\n{\"expr\": \"1\"}\n");
    assertEquals(
        """
        {"error":"expression:1:1: the expression is longer than 21000 characters"}
        {"error":"line:1:543: arrays and objects are nested deeper than 512 levels"}
        {"error":"line:1:1: the line is longer than 16777216 characters"}
        {"kind":"Number","value":1}
        """,
        outcome.out());
  }

  @Test
  void withoutLinesThereIsNoAnswer() {
    assertEquals(new Cli.Outcome(ExitCode.PASSED, "", ""), lines(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          expression                            ~ 'lintel expression' lacks its command: eval
          expression evla                       ~ unknown command 'evla' (did you mean 'eval'?)
          expression eval                       ~ 'lintel expression eval' lacks its expression
          expression eval --jsonl 1             ~ --jsonl takes expressions and contexts from standard input
          expression eval --contexts no.json 1  ~ --contexts: 'no.json' does not exist
          """)
  void misuseSaysWhatIsAccepted(String line, String expected) {
    Cli.Outcome outcome = cli().run(line.split(" +"));
    assertEquals("", outcome.out());
    assertTrue(outcome.err().startsWith("lintel: " + expected), outcome.err());
    assertEquals(ExitCode.MISUSE, outcome.code());
  }
}
