package dev.lintel.model.kustomize.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The shared cases of kustomize's filters, one transformer each; skipped where they are not. */
class FilterCasesTest {
  private static final Path CASES =
      Path.of(System.getProperty("lintel.basedir", "."))
          .resolve("../shared/conformance/kustomize/filters");

  private static final Set<String> FILTERS =
      Set.of(
          "annotations",
          "labels",
          "namespace",
          "prefix",
          "suffix",
          "imagetag",
          "replicacount",
          "valueadd",
          "iampolicygenerator");

  @TestFactory
  Stream<DynamicTest> givesTheOutputOfKustomize() throws IOException {
    assumeTrue(Files.isDirectory(CASES), "no shared cases beside the checkout");
    List<Path> files;
    try (Stream<Path> all = Files.list(CASES)) {
      files = all.filter(file -> FILTERS.contains(name(file).split("_")[0])).sorted().toList();
    }
    assertTrue(files.size() > 30, "cases are found: " + files.size());
    return files.stream().map(file -> DynamicTest.dynamicTest(name(file), () -> verify(file)));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static void verify(Path file) throws IOException {
    YamlMapping test = Trees.mapping(name(file), Files.readString(file));
    YamlMapping config = Trees.mapping("config.yaml", test.text("config").orElse(""));
    String filter = test.text("filter").orElseThrow();
    Supplier<List<Object>> output =
        () -> output(filter, config, Trees.resources(test.text("input").orElse("")));
    if (!test.text("error").orElse("").isEmpty()) {
      assertThrows(BuildException.class, output::get);
      return;
    }
    assertEquals(Trees.json(test.text("output").orElseThrow()), output.get());
  }

  private static List<Object> output(String filter, YamlMapping config, List<Resource> input) {
    if (filter.equals("iampolicygenerator.Filter")) {
      return List.of(Trees.json(PolicyGenerator.generate(config)));
    }
    return Trees.json(transformer(filter, config).transform(input));
  }

  private static Transformer transformer(String filter, YamlMapping config) {
    Settings settings = Settings.ofFile(config);
    List<FieldSpec> fields =
        settings
            .below("fieldSpec")
            .map(spec -> List.of(spec.fieldSpec()))
            .or(() -> settings.fieldSpecs("fsslice"))
            .or(() -> settings.fieldSpecs("fieldSpecs"))
            .orElse(List.of());
    return switch (filter) {
      case "annotations.Filter" -> new Annotations(settings.texts("annotations"), fields);
      case "labels.Filter" -> new Labels(settings.texts("labels"), fields);
      case "namespace.Filter" ->
          new Namespace(
              text(settings, "namespace"),
              fields,
              settings.flag("unsetOnly"),
              Namespace.Subjects.of(settings));
      case "prefix.Filter" -> new NamePrefix(text(settings, "prefix"), fields);
      case "suffix.Filter" -> new NameSuffix(text(settings, "suffix"), fields);
      case "imagetag.Filter" ->
          Images.of(settings.below("imageTag").orElseThrow(), fields)::inFields;
      case "imagetag.LegacyFilter" ->
          Images.of(settings.below("imageTag").orElseThrow(), fields)::inContainers;
      case "replicacount.Filter" -> Replicas.of(settings.below("replica").orElseThrow(), fields);
      case "valueadd.Filter" ->
          new ValueAdd(
              text(settings, "value"),
              List.of(ValueAdd.Target.of(settings, selector -> r -> true)));
      default -> throw new IllegalArgumentException(filter);
    };
  }

  private static YamlScalar text(Settings settings, String key) {
    return settings.text(key).orElseThrow();
  }
}
