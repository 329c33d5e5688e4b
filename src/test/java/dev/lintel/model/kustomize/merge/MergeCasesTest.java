package dev.lintel.model.kustomize.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lintel.model.kustomize.output.JsonWriter;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The merge steps of the shared conformance set, where that stands beside the project, compared as
 * trees. Those of {@code patchstrategicmerge} are not among them, for they do not tell the patch.
 */
class MergeCasesTest {
  private static final Path CASES =
      Path.of(System.getProperty("lintel.basedir", ""))
          .toAbsolutePath()
          .resolveSibling("shared/conformance/kustomize/filters");

  @TestFactory
  Stream<DynamicTest> mergesAsKustomize() throws IOException {
    return cases("merge2_").map(c -> DynamicTest.dynamicTest(c.name, () -> merge(c.root)));
  }

  @TestFactory
  Stream<DynamicTest> patchesAsKustomize() throws IOException {
    return cases("patchjson6902_").map(c -> DynamicTest.dynamicTest(c.name, () -> patch(c.root)));
  }

  private static void merge(YamlMapping test) {
    StrategicMerge.Options options =
        new StrategicMerge.Options(
            test.get("infer").orElseThrow().scalar().orElseThrow().isTrue(),
            test.text("listIncreaseDirection").orElseThrow().equals("1"));
    YamlMapping target = parsed(test.text("dest").orElseThrow());
    YamlMapping patch = parsed(test.text("source").orElseThrow());
    if (!test.text("error").orElse("").isEmpty()) {
      assertThrows(
          BuildException.class,
          () -> StrategicMerge.apply(target, patch, MergeSchema.builtIn(), options));
      return;
    }
    String expected = test.text("output").orElseThrow();
    assertEquals(
        expected.isBlank() ? "" : JsonWriter.json(parsed(expected)),
        StrategicMerge.apply(target, patch, MergeSchema.builtIn(), options)
            .map(JsonWriter::json)
            .orElse(""));
  }

  private static void patch(YamlMapping test) {
    YamlMapping config = parsed(test.text("config").orElseThrow());
    YamlNode operations = document(config.text("patch").orElseThrow());
    assertEquals(
        JsonWriter.json(parsed(test.text("output").orElseThrow())),
        JsonWriter.json(
            JsonPatch.parse(operations).apply(parsed(test.text("input").orElseThrow()))));
  }

  private record Case(String name, YamlMapping root) {}

  private static Stream<Case> cases(String prefix) throws IOException {
    assumeTrue(Files.isDirectory(CASES), "no conformance set beside the project");
    try (Stream<Path> files = Files.list(CASES)) {
      List<Path> sorted =
          files.filter(f -> f.getFileName().toString().startsWith(prefix)).sorted().toList();
      return sorted.stream().map(MergeCasesTest::read);
    }
  }

  private static Case read(Path file) {
    try {
      return new Case(file.getFileName().toString(), parsed(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static YamlMapping parsed(String text) {
    return document(text).mapping().orElseThrow();
  }

  private static YamlNode document(String text) {
    return YamlParser.parse(SourceText.of("case.yaml", text), YamlSchema.YAML_1_1)
        .documents()
        .getFirst()
        .root()
        .orElseThrow();
  }
}
