package dev.lintel.model.kustomize.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.kustomize.output.JsonWriter;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The results are those of {@code kustomize build} 5.7.1. */
class JsonPatchTest {
  private static final String OBJECT = "{a: [x, y], m: {q/r: 1, s~t: 2}, n: ~, d: 2020-01-01}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{op: add, path: /a/-, value: z} | a | ['x','y','z']",
        "{op: add, path: /a/0, value: z} | a | ['z','x','y']",
        "{op: add, path: /a/-1, value: z} | a | ['x','y','z']",
        "{op: add, path: /a/2, value: z} | a | ['x','y','z']",
        "{op: remove, path: /a/-1} | a | ['x']",
        "{op: replace, path: /a/1, value: [z]} | a | ['x',['z']]",
        "{op: add, path: /m/q~1r, value: 3} | m | {'q/r':3,'s~t':2}",
        "{op: remove, path: /m/s~0t} | m | {'q/r':1}",
        "{op: replace, path: /m/new, value: ~} | m | {'new':null,'q/r':1,'s~t':2}",
        "{op: move, from: /m/q~1r, path: /m/v} | m | {'s~t':2,'v':1}",
        "{op: copy, from: /a, path: /m/v} | m | {'q/r':1,'s~t':2,'v':['x','y']}",
        "{op: copy, from: /zz, path: /m/v} | m | {'q/r':1,'s~t':2,'v':null}",
        "{op: add, path: /v, value: yes} | v | true",
        "{op: add, path: /v, value: {no: 1}} | v | {'false':1}",
        "{op: add, path: /v, value: [2020-01-01]} | v | ['2020-01-01']",
        "{op: add, path: /v, value: 0644} | v | 420",
        "{op: add, path: /v, value: 12345678901234567} | v | 12345678901234568",
        "{op: test, path: /d, value: '2020-01-01T00:00:00Z'} | a | ['x','y']",
        "{op: test, path: /m, value: {s~t: 2, q/r: 1.0}} | a | ['x','y']",
        "{op: test, path: /n} | a | ['x','y']",
      })
  void changesTheObject(String operation, String key, String value) {
    YamlMapping changed = patch("[" + operation + "]").apply(parsed(OBJECT));

    assertEquals(value.replace('\'', '"'), JsonWriter.json(changed.get(key).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{op: add, path: /zz/b, value: 1} |"
            + " the operation 'add' does not apply: the object has no '/zz/b'",
        "{op: add, path: /n/b, value: 1} |"
            + " the operation 'add' does not apply: the object has no '/n/b'",
        "{op: add, path: '', value: 1} |"
            + " the operation 'add' does not apply: the object has no ''",
        "{op: add, path: /a/3, value: 1} | the list has no index 3",
        "{op: add, path: /a/x, value: 1} | 'x' is no index of a list",
        "{op: replace, path: /a/-, value: 1} | '-' is no index of a list",
        "{op: remove, path: /m/v} |"
            + " the operation 'remove' does not apply: the object has no '/m/v'",
        "{op: test, path: /a/0, value: z} |"
            + " the test of '/a/0' fails: the object has another value there",
        "{op: replace, path: '', value: [1]} | the patch makes the object a list",
      })
  void refusesAtThePath(String operation, String message) {
    BuildException refused =
        assertThrows(
            BuildException.class, () -> patch("[" + operation + "]").apply(parsed(OBJECT)));

    assertEquals(message, refused.problem().message());
    String place = refused.problem().place().text();
    assertTrue(operation.contains("path: " + place) && !place.isEmpty(), place);
    assertEquals(BuildProblem.Kind.INVALID_PATCH, refused.problem().kind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{op: move, path: /v} | the operation 'move' has no 'from'",
        "{op: remove} | the operation 'remove' has no 'path'",
        "{path: /a} | the operation of a JSON patch has no 'op'",
        "{op: set, path: /a} | 'set' is no operation of a JSON patch; there are add, remove,"
            + " replace, move, copy and test",
        "x | an operation of a JSON patch has the keys op and path",
      })
  void refusesAtTheOperation(String operation, String message) {
    BuildException refused =
        assertThrows(
            BuildException.class, () -> patch("[" + operation + "]").apply(parsed(OBJECT)));

    assertEquals(message, refused.problem().message());
    assertEquals(operation, refused.problem().place().text());
    assertEquals(BuildProblem.Kind.INVALID_PATCH, refused.problem().kind());
  }

  @Test
  void isAList() {
    assertThrows(BuildException.class, () -> patch("{op: add}"));
  }

  @Test
  void patchesAnnotationsThatAreMissing() {
    YamlMapping object = parsed("{metadata: {name: a}}");

    assertEquals(
        "{\"metadata\":{\"annotations\":{\"b\":\"1\"},\"name\":\"a\"}}",
        JsonWriter.json(
            patch("[{op: add, path: /metadata/annotations/b, value: 1}]").apply(object)));
    assertEquals(
        "{\"metadata\":{\"name\":\"b\"}}",
        JsonWriter.json(patch("[{op: replace, path: /metadata/name, value: b}]").apply(object)));
  }

  @Test
  void sharesNodes() {
    YamlMapping object = parsed(OBJECT);

    YamlMapping changed = patch("[{op: add, path: /v, value: {w: x}}]").apply(object);

    assertSame(object.get("a").orElseThrow(), changed.get("a").orElseThrow());
    assertEquals("x", changed.get("v", "w").orElseThrow().span().text());
  }

  private static JsonPatch patch(String text) {
    return JsonPatch.parse(root(text));
  }

  private static YamlMapping parsed(String text) {
    return root(text).mapping().orElseThrow();
  }

  private static YamlNode root(String text) {
    return YamlParser.parse(SourceText.of("r.yaml", text), YamlSchema.YAML_1_1)
        .documents()
        .getFirst()
        .root()
        .orElseThrow();
  }
}
