package dev.lintel.syntax.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlLimitsTest {
  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void nestingOverTheLimitIsAProblemAndOtherDocumentsAreRead(String opening) {
    YamlStream stream = parse(opening.repeat(100_000) + "\n---\nlast: 1\n");

    assertEquals(
        List.of("this is nested deeper than 200 levels; the rest is not checked"), limits(stream));
    assertTrue(stream.documents().getFirst().isBroken());
    assertEquals(
        "1", stream.documents().getLast().mapping().orElseThrow().text("last").orElseThrow());
  }

  @Test
  void blockNestingOverTheLimitIsAProblem() {
    StringBuilder document = new StringBuilder();
    for (int depth = 0; depth < 2_000; depth++) {
      document.repeat(' ', depth).append("a:\n");
    }

    assertEquals(1, limits(parse(document.toString())).size());
  }

  @Test
  void nestingUpToTheLimitIsRead() {
    String document = "[".repeat(YamlLimits.DEPTH) + "]".repeat(YamlLimits.DEPTH);

    assertEquals(List.of(), parse(document).problems());
    assertEquals(1, limits(parse("[" + document + "]")).size());
  }

  @Test
  void nestingIsCountedThroughAliases() {
    StringBuilder document = new StringBuilder("a0: &a0 [1]\n");
    for (int i = 1; i <= YamlLimits.DEPTH; i++) {
      document.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }

    assertEquals(
        List.of(
            "the document is nested over the limit of 200 levels when its aliases are followed"),
        limits(parse(document.toString())));
  }

  @Test
  void aliasBombIsAProblemAndWhatIsOverTheLimitIsNull() {
    StringBuilder document = new StringBuilder("a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]\n");
    for (int i = 1; i < 9; i++) {
      String aliases = String.join(", ", Collections.nCopies(9, "*a" + (i - 1)));
      document.append("a%d: &a%d [%s]\n".formatted(i, i, aliases));
    }
    YamlStream stream = parse(document.toString());

    assertEquals(
        List.of(
            "the document grows over the limit of 2,000,000 nodes when its aliases are followed"),
        limits(stream));
    assertTrue(stream.documents().getFirst().isBroken());
    assertTrue(countExpanded(stream.documents().getFirst().root().orElseThrow()) < 2_000_000);
  }

  @Test
  void manyAliasesOfOneAnchorAreNoBomb() {
    YamlStream stream = parse("a: &a [1, 2, 3]\nb:\n" + "- *a\n".repeat(100_000));

    assertEquals(List.of(), stream.problems());
    assertEquals(100_000, stream.documents().getFirst().mapping().orElseThrow().items("b").size());
  }

  @Test
  void textOverTheLimitIsNotRead() {
    YamlStream stream = parse("a".repeat(YamlLimits.LENGTH + 1));

    assertEquals(
        List.of("a YAML text may have 16,777,216 characters; the rest is not checked"),
        limits(stream));
    assertEquals(List.of(), stream.documents());
  }

  @Test
  void longLineUpToTheLimitIsRead() {
    String line = "a".repeat(YamlLimits.LENGTH - 2);

    YamlScalar scalar =
        parse("\"" + line + "\"")
            .documents()
            .getFirst()
            .root()
            .orElseThrow()
            .scalar()
            .orElseThrow();
    assertEquals(line.length(), scalar.value().length());
  }

  @Test
  void nodesOverTheLimitAreNotRead() {
    YamlStream stream = parse("[" + "1,".repeat(YamlLimits.NODES) + "]");

    assertEquals(
        List.of("a YAML text may have 1,000,000 nodes and documents; the rest is not checked"),
        limits(stream));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--- @\n", "- *a\n", "<<: 1\n"})
  void readingStopsAtTooManyProblems(String fault) {
    YamlStream stream = parse(fault.repeat(5_000));

    assertEquals(YamlLimits.PROBLEMS + 1, stream.problems().size());
    assertEquals(
        "reading stops at 100 problems; the rest is not checked",
        stream.problems().getLast().message());
  }

  @Test
  void limitsAreNotFaultsOfTheGrammar() {
    assertFalse(
        parse("[".repeat(1_000)).problems().stream()
            .anyMatch(problem -> problem.kind() == SyntaxProblem.Kind.SYNTAX));
  }

  private static long countExpanded(YamlNode node) {
    return switch (node.content()) {
      case YamlMapping mapping ->
          1 + mapping.entries().stream().mapToLong(entry -> 1 + countExpanded(entry.value())).sum();
      case YamlSequence sequence ->
          1 + sequence.items().stream().mapToLong(YamlLimitsTest::countExpanded).sum();
      case YamlScalar _, YamlAlias _ -> 1;
    };
  }

  private static List<String> limits(YamlStream stream) {
    return stream.problems().stream()
        .filter(problem -> problem.kind() == SyntaxProblem.Kind.LIMIT)
        .map(problem -> problem.message())
        .toList();
  }

  private static YamlStream parse(String document) {
    return YamlParser.parse(SourceText.of("a.yaml", document), YamlSchema.YAML_1_1);
  }
}
