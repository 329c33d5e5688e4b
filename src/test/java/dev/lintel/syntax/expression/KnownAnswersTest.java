package dev.lintel.syntax.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.expression.Value.ArrayValue;
import dev.lintel.syntax.expression.Value.NumberValue;
import dev.lintel.syntax.expression.Value.StringValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** GitHub's own known answers of the language; skipped where they are not beside the checkout. */
class KnownAnswersTest {
  private static final Path BASE = Path.of(System.getProperty("lintel.basedir", "."));
  private static final Path CASES =
      BASE.resolve("../shared/conformance/workflows/github-expressions");

  @TestFactory
  Stream<DynamicTest> theAnswersAreThoseOfGithub() throws Exception {
    assumeTrue(Files.isDirectory(CASES), "no shared cases beside the checkout");
    Set<String> deviations = deviations();
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      ObjectValue groups = (ObjectValue) JsonReader.read(Files.readString(file));
      for (String group : groups.names()) {
        List<Value> cases = ((ArrayValue) groups.get(group)).items();
        for (int i = 0; i < cases.size(); i++) {
          String name = "%s:%s#%d".formatted(file.getFileName(), group, i);
          ObjectValue test = (ObjectValue) cases.get(i);
          if (!deviations.contains(name)) {
            tests.add(DynamicTest.dynamicTest(name, () -> verify(test)));
          }
        }
      }
    }
    assertTrue(tests.size() > 300, "cases are found: " + tests.size());
    return tests.stream();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(CASES)) {
      return all.sorted().toList();
    }
  }

  private static Set<String> deviations() throws IOException {
    String text = Files.readString(BASE.resolve("testdata/conformance/deviations.md"));
    return Pattern.compile("`([^`\n]+)`")
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static void verify(ObjectValue test) throws EvaluationException {
    String expression = ((StringValue) test.get("expr")).value();
    ObjectValue contexts =
        test.get("contexts") instanceof ObjectValue known ? known : ObjectValue.EMPTY;
    ParsedExpression parsed = ExpressionParser.parse(SourceText.of("expression", expression).all());
    if (!(test.get("result") instanceof ObjectValue result)) {
      assertFalse(parsed.problems().isEmpty() && hasValue(parsed, contexts));
      return;
    }
    Value value = Evaluator.evaluate(parsed.tree().orElseThrow(), scope(contexts));
    assertEquals(((StringValue) result.get("kind")).value(), value.kind());
    assertEquals(sorted(result.get("value")), sorted(shown(value)));
  }

  private static Scope scope(ObjectValue contexts) {
    return new Scope(contexts, Status.UNKNOWN);
  }

  private static boolean hasValue(ParsedExpression parsed, ObjectValue contexts) {
    try {
      return Evaluator.evaluate(parsed.tree().orElseThrow(), scope(contexts)).isKnown();
    } catch (EvaluationException _) {
      return false;
    }
  }

  /** The numbers that JSON does not have stand as strings in the cases. */
  private static Value shown(Value value) {
    return value instanceof NumberValue(double number) && !Double.isFinite(number)
        ? new StringValue(NumberText.of(number))
        : value;
  }

  /** The cases hold the properties of objects in the order of their names. */
  private static String sorted(Value value) {
    return switch (value) {
      case ArrayValue array ->
          array.items().stream().map(KnownAnswersTest::sorted).toList().toString();
      case ObjectValue object ->
          object.names().stream()
              .sorted()
              .map(name -> name + ": " + sorted(object.get(name)))
              .toList()
              .toString();
      default -> JsonWriter.compact(value);
    };
  }
}
