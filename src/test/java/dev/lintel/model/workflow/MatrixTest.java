package dev.lintel.model.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.syntax.yaml.YamlNode;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MatrixTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: [1, 2], b: [1, 2, 3]}                                       | 6",
        "{a: [1, 2], b: [1, 2, 3], exclude: [{a: 1}]}                    | 3",
        "{a: [1, 2], b: [1, 2, 3], exclude: [{a: 1, b: 2}, {a: 9}]}      | 5",
        "{a: [1, 2], b: '${{ x }}'}                                      | 2",
        "{a: [1, 2], b: '${{ x }}', exclude: [{a: 1, b: 4}]}             | 1",
        "{a: [1], exclude: [{a: 1}, {a: 1}]}                             | 1",
        "{include: [{a: 1}, {a: 2}]}                                     | 1",
        "{a: []}                                                         | 1"
      })
  void theAxesMakeCombinations(String yaml, int least) {
    assertEquals(least, matrix(yaml).leastCombinations());
  }

  @Test
  void aMatrixOfBillionsIsCountedAtOnce() {
    String values =
        IntStream.range(0, 2_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    Matrix huge =
        matrix("{a: [%s], b: [%s], c: [%s], d: [%s]}".formatted(values, values, values, values));
    assertEquals(Integer.MAX_VALUE, huge.leastCombinations());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a: '${{ x }}'}",
        "{a: [1, '${{ x }}']}",
        "{a: [1], include: '${{ x }}'}",
        "{a: [1], exclude: ['${{ x }}']}"
      })
  void whatAnExpressionGivesIsNotKnown(String yaml) {
    assertFalse(matrix(yaml).isComplete());
  }

  @Test
  void namesAreComparedWithoutCase() {
    Matrix matrix = matrix("{Os: [a], include: [{OS: b, gui: c}, {gui: d}]}");
    assertTrue(matrix.isComplete());
    assertEquals(Optional.of("Os"), matrix.axis("os").map(Matrix.Axis::name));
    assertEquals(1, matrix.included("os").size());
    assertEquals(2, matrix.included("gui").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a              | A                  | true",
        "1.0            | 1                  | true",
        "\"1.0\"          | \"1\"                | false",
        "{x: 1}         | {x: 1, y: 2}       | true",
        "{x: 1, y: 2}   | {x: 1}             | false",
        "[1]            | [1, 2]             | true",
        "[2]            | [1, 2]             | false",
        "[1, 2]         | [1]                | false",
        "{x: [1]}       | {x: [1, 3]}        | true",
        "x              | {x: 1}             | false",
        "\"${{ x }}\"     | {x: 1}             | true",
        "{x: 1}         | {x: '${{ y }}'}    | true"
      })
  void aValueMatchesWhatIsAskedOfIt(String wanted, String value, boolean matches) {
    assertEquals(matches, MatrixValue.matches(node(wanted), node(value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1, 2]          | [1, 2]           | true",
        "[1, 2]          | [[1, 2]]         | false",
        "{a: 1}          | {a: '1'}         | false",
        "['1 STRING', a] | [1, STRING a]    | false",
        "{a: b}          | [a, b]           | false"
      })
  void anIdentityIsThatOfOneValue(String one, String other, boolean same) {
    assertEquals(same, MatrixValue.identity(node(one)).equals(MatrixValue.identity(node(other))));
  }

  @Test
  void someValuesHaveNoIdentity() {
    assertEquals(Optional.empty(), MatrixValue.identity(node("[a, '${{ x }}']")));
    String items = String.join(", ", Collections.nCopies(1_000, "abcdefgh"));
    assertEquals(Optional.empty(), MatrixValue.identity(node("[" + items + "]")));
  }

  private static YamlNode node(String yaml) {
    return matrix("{a: [" + yaml + "]}").axes().getFirst().nodes().getFirst();
  }

  private static Matrix matrix(String yaml) {
    return Matrix.of(
            Workflows.parse("jobs: {j: {strategy: {matrix: %s}}}".formatted(yaml))
                .jobs()
                .getFirst())
        .orElseThrow();
  }
}
