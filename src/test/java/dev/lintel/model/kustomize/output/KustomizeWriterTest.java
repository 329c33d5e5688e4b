package dev.lintel.model.kustomize.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KustomizeWriterTest {
  private static final Path PRINTED =
      Path.of(System.getProperty("lintel.basedir", ""), "testdata", "kustomize", "printed");

  /**
   * The outputs are those of {@code kustomize build} 5.7.1 for one resource file and order fifo.
   */
  @ParameterizedTest
  @ValueSource(strings = {"scalars", "strings", "keys", "documents"})
  void printsAsKustomize(String name) throws IOException {
    String input = Files.readString(PRINTED.resolve(name + ".yaml"));
    String expected = Files.readString(PRINTED.resolve(name + ".printed.txt"));

    KustomizeWriter.Printed printed = KustomizeWriter.print(objects(input));

    assertEquals(expected, printed.text());
    assertEquals(expected.chars().filter(c -> c == '\n').count(), printed.lines().size());
  }

  @Test
  void tellsWhatEachLinePrints() {
    String input =
        """
        kind: A
        text: "a\\n\\nb\\n"
        list: [{name: x, args: [[v], {}]}]
        ---
        kind: B
        """;

    KustomizeWriter.Printed printed = KustomizeWriter.print(objects(input));

    String[] lines = printed.text().split("\n");
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      pairs.add(lines[i].strip() + " <- " + written(printed.lines().get(i)));
    }
    assertEquals(
        """
        kind: A <- A
        list: <- list
        - args: <- args
        - - v <- v
        - {} <- {}
        name: x <- x
        text: | <- "a\\n\\nb\\n"
        a <- "a\\n\\nb\\n"
         <- "a\\n\\nb\\n"
        b <- "a\\n\\nb\\n"
        --- <- kind: B
        kind: B <- B
        """,
        pairs.stream().map(pair -> pair + "\n").collect(Collectors.joining()));
  }

  private static String written(YamlNode node) {
    return node.span().text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: {6443: x}} | the key '6443' is no string, and JSON has no other keys",
        "{a: {true: x}} | the key 'true' is no string, and JSON has no other keys",
        "{a: {b: 1, b: 2}} | the key 'b' stands twice in one mapping",
        "{a: [.nan]} | JSON has no number '.nan', so kustomize cannot write it",
        "{a: !!int x} | 'x' is not what its tag !!int says",
      })
  void refusesWhatKustomizeCannotPrint(String input, String message) {
    BuildException refused =
        assertThrows(BuildException.class, () -> KustomizeWriter.print(objects(input)));

    assertEquals(message, refused.problem().message());
    assertEquals(BuildProblem.Kind.INVALID_RESOURCE, refused.problem().kind());
  }

  @Test
  void takesKeysOfTheRootAsStrings() {
    assertEquals("\"1\": a\n", KustomizeWriter.print(objects("1: a")).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{b: 1, a: [yes, 0644, 1.0, ~, true], A: {}} |"
            + " {\"A\":{},\"a\":[\"yes\",420,1,null,true],\"b\":1}",
        "{a: \"<&>\\L\\t\\x01\\\\\"} | {\"a\":\"\\u003c\\u0026\\u003e\\u2028\\t\\u0001\\\\\"}",
        "{a: \"\\U0001F600\", \"\\U0001F600\": 1, \"\\uFFFD\": 2} |"
            + " {\"a\":\"\uD83D\uDE00\",\"\uFFFD\":2,\"\uD83D\uDE00\":1}",
        "[1e-7, 1e21, 123456789.5, 1e400] | [1e-7,1e+21,123456789.5,\"1e400\"]",
      })
  void writesJsonAsGo(String input, String json) {
    assertEquals(json, JsonWriter.json(root(input)));
  }

  @Test
  void readsABuiltScalarByItsType() {
    YamlScalar name = (YamlScalar) root("5");
    YamlScalar built = YamlScalar.built(name.span(), "5", YamlType.STRING);

    assertEquals("5", JsonWriter.json(name));
    assertEquals("\"5\"", JsonWriter.json(built));
  }

  private static List<YamlMapping> objects(String text) {
    return YamlParser.parse(SourceText.of("r.yaml", text), YamlSchema.YAML_1_1).documents().stream()
        .flatMap(document -> document.mapping().stream())
        .toList();
  }

  private static YamlNode root(String text) {
    return YamlParser.parse(SourceText.of("r.yaml", text), YamlSchema.YAML_1_1)
        .documents()
        .getFirst()
        .root()
        .orElseThrow();
  }
}
