package dev.lintel.model.kustomize.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementTransformerTest {
  private static final Path CASES = Path.of("../shared/conformance/kustomize/filters");

  private static final String RESOURCES =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: src, labels: {tier: web}}
      data: {abc: abc, word: "yes", number: "80", none: "", many: "a:b:c"}
      ---
      apiVersion: x/v1
      kind: T
      metadata: {name: t, labels: {tier: api}, annotations: {note: "1"}}
      spec:
        int: 1
        float: 1.5
        text: "s"
        nil:
        map: {}
        list: []
        host: a.b.c
        items:
        - {name: foo, v: x}
        - {name: foobar, v: z}
      """;

  /** Filter cases of kustomize, compared as trees; there are none in a fresh checkout. */
  @TestFactory
  Stream<DynamicTest> casesOfKustomize() throws IOException {
    if (!Files.isDirectory(CASES)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("replacement_"))
          .sorted()
          .toList()
          .stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> verify(file)));
    }
  }

  private static void verify(Path file) throws IOException {
    YamlMapping parts = documents(file.toString(), Files.readString(file)).getFirst();
    List<Resource> resources = resources(parts.text("input").orElseThrow());
    ReplacementTransformer transformer = transformer(parts.text("config").orElseThrow());
    if (!parts.text("error").orElse("").isEmpty()) {
      assertThrows(BuildException.class, () -> transformer.transform(resources));
      return;
    }
    assertEquals(
        values(resources(parts.text("output").orElseThrow())),
        values(transformer.transform(resources)));
  }

  /** Measured with kustomize 5.7.1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.abc    | spec.text | false | text | STRING abc",
        "data.number | spec.text | false | text | STRING 80",
        "data.number | spec.int | false | int | INTEGER 80",
        "data.number | spec.float | false | float | FLOAT 80",
        "data.number | spec.new | true | new | INTEGER 80",
        "data.word   | spec.new | true | new | STRING yes",
        "data.none   | spec.new | true | new | NULL ",
        "data.number | spec.list | false | list | STRING 80",
        "data.number | spec.list.0 | true | list | [INTEGER 80]",
        "data.abc    | spec.map.a | true | map | {a=STRING abc}",
        "data.abc    | spec.nil.a | true | nil | NULL ",
        "data        | spec.text | false | text | STRING",
        "data.[abc   | spec.text | false | text | STRING abc",
        "data..abc   | .spec.text | false | text | STRING abc",
        "''          | spec.text | false | text | STRING src",
        "data.abc    | spec.new.[a=b].c | true | new | [{a=STRING b, c=STRING abc}]",
        "data.abc    | spec.new.0.x | true | new | [{x=STRING abc}]",
        "data.abc    | spec.new\\.x.y | true | new.x | {y=STRING abc}",
        "data.abc    | spec.[new.x] | true | new.x | STRING abc",
        "data.abc    | spec.[new.x | true | new.x | STRING abc",
        "data.abc    | 'spec.items.[name=foo].v' | false | items | "
            + "[{name=STRING foo, v=STRING abc}, {name=STRING foobar, v=STRING abc}]",
        "data.abc    | spec.items.[name=foo$].v | false | items | "
            + "[{name=STRING foo, v=STRING abc}, {name=STRING foobar, v=STRING z}]",
        "data.abc    | spec.int | false | int | !",
        "data.none   | spec.int | false | int | !",
        "data.abc    | spec.nil | false | nil | !",
        "data.abc    | spec.nil.a | false | nil | !",
        "data.abc    | spec.new | false | new | !",
        "data.abc    | spec.list.1 | true | list | !",
        "data.abc    | spec.text.x | true | text | !",
        "data.abc    | spec.items.[name].v | false | items | !",
        "data.abc    | spec.items.[name=(].v | false | items | !",
        "data.abc    | spec.items.*.w | false | items | !",
        "data.abc    | spec.* | true | map | !",
        "data.abc    | spec.new.*.x | true | new | !",
        "data.abc    | spec.a..b | true | a | !",
        "data.*      | spec.text | false | text | !",
        "data.0      | spec.text | false | text | !",
        "data.gone   | spec.text | false | text | !",
        "metadata.name.x | spec.text | false | text | !"
      })
  void fieldsBecomeWhatKustomizeMakesOfThem(
      String source, String target, boolean create, String field, String expected) {
    ReplacementTransformer transformer =
        transformer(
            """
            - source: {kind: ConfigMap, fieldPath: '%s'}
              targets:
              - select: {kind: T}
                fieldPaths: ['%s']
                options: {create: %s}
            """
                .formatted(source, target, create));
    if (expected.equals("!")) {
      assertThrows(BuildException.class, () -> transformer.transform(resources(RESOURCES)));
      return;
    }
    YamlMapping changed = transformer.transform(resources(RESOURCES)).getLast().root();
    Object value = value(changed.mapping("spec").orElseThrow().find(field).orElseThrow().value());
    assertEquals(expected.replace("''", ""), value.toString().strip());
  }

  @ParameterizedTest
  @CsvSource({
    "-1, abc.a.b.c",
    "0, abc.b.c",
    "1, a.abc.c",
    "3, a.b.c.abc",
    "99, a.b.c.abc",
  })
  void aPartOfATextIsPutByItsIndex(int index, String expected) {
    List<Resource> changed =
        transformer(
                """
                - source: {kind: ConfigMap, fieldPath: data.abc}
                  targets:
                  - select: {kind: T}
                    fieldPaths: [spec.host]
                    options: {delimiter: ., index: %d}
                """
                    .formatted(index))
            .transform(resources(RESOURCES));
    assertEquals(expected, changed.getLast().root().text("spec", "host").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select: {kind: T} | true",
        "select: {kind: T.*, group: x, version: v1, name: t, namespace: default} | true",
        "select: {labelSelector: 'tier in (api, ui),!legacy'} | true",
        "select: {annotationSelector: 'note>0'} | true",
        "select: {labelSelector: 'tier!=api'} | false",
        "select: {kind: U} | false",
        "select: {kind: T, namespace: prod} | false",
        "'select: {kind: T}, reject: [{name: t}]' | false",
        "'select: {kind: T}, reject: [{name: u}, {}]' | true",
        "'select: {kind: T}, reject: [{labelSelector: tier=api}]' | false",
        "'select: {kind: T}, reject: [{name: t, labelSelector: tier=web}]' | false",
      })
  void targetsAreSelectedAndRejected(String target, boolean isMeant) {
    ReplacementTransformer transformer =
        transformer(
            "[{sourceValue: new, targets: [{%s, fieldPaths: [spec.text], options: {create: true}}]}]"
                .formatted(target));
    List<Resource> resources = resources(RESOURCES);
    List<Resource> changed = transformer.transform(resources);
    assertEquals(
        isMeant ? "new" : "s", changed.getLast().root().text("spec", "text").orElseThrow());
    assertEquals(
        !isMeant && !target.contains("!="),
        transformer.selections(resources, changed).getFirst().selected().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{targets: []}] | INVALID_FIELD",
        "[{sourceValue: a}] | INVALID_FIELD",
        "[{sourceValue: 1, targets: [{select: {kind: T}}]}] | INVALID_FIELD",
        "[{sourceValue: a, source: {kind: T}, targets: []}] | INVALID_FIELD",
        "[{sourceValue: a, targets: [{fieldPaths: [a]}]}] | INVALID_FIELD",
        "[{sourceValue: a, targets: [a]}] | INVALID_FIELD",
        "[{sourceValue: a, targets: [{select: {name: '('}}]}] | INVALID_FIELD",
        "[{sourceValue: a, targets: [{select: {labelSelector: 'a=b c'}}]}] | INVALID_FIELD",
        "[{sourceValue: a, targets: [{select: {kind: T}, fieldPaths: [[]]}]}] | INVALID_FIELD",
        "[{sourceValue: a, targets: [{select: {kind: T}, fieldPaths: [x]}]}] | NO_TARGET",
        "[{source: {kind: U}, targets: []}] | NO_TARGET",
        "[{source: {fieldPath: kind}, targets: []}] | SEVERAL_TARGETS",
        "[{source: {kind: T, fieldPath: spec.map}, targets: []}] | NO_TARGET",
      })
  void whatCannotBeReplacedIsToldAtItsEntry(String replacements, BuildProblem.Kind kind) {
    BuildException thrown =
        assertThrows(
            BuildException.class, () -> transformer(replacements).transform(resources(RESOURCES)));
    assertEquals(kind, thrown.problem().kind());
    assertEquals("kustomization.yaml", thrown.problem().place().source().path());
  }

  @Test
  void aReplacedScalarKnowsItsValueItsOldValueAndItsEntry() {
    YamlScalar replaced =
        transformer(
                """
                - source: {kind: ConfigMap, fieldPath: data.abc}
                  targets: [{select: {kind: T}, fieldPaths: [spec.text]}]
                """)
            .transform(resources(RESOURCES))
            .getLast()
            .root()
            .get("spec", "text")
            .flatMap(YamlNode::scalar)
            .orElseThrow();
    assertEquals("abc", replaced.span().text());
    assertEquals(
        List.of("\"s\"", "spec.text"), replaced.others().stream().map(Span::text).toList());
  }

  @Test
  void aResourceIsFoundByTheIdsThatItHad() {
    List<Resource> resources =
        resources(RESOURCES).stream()
            .map(Resource::remembered)
            .map(r -> r.withRoot(renamed(r.root())))
            .toList();
    YamlMapping changed =
        transformer(
                """
                - source: {name: src}
                  targets: [{select: {name: t}, fieldPaths: [spec.text]}]
                """)
            .transform(resources)
            .getLast()
            .root();
    assertEquals("new", changed.text("spec", "text").orElseThrow());
  }

  private static YamlMapping renamed(YamlMapping root) {
    YamlMapping metadata = documents("renamed", "metadata: {name: new}").getFirst();
    return root.with(metadata.entries().getFirst());
  }

  @Test
  void copiesThatGrowWithoutEndAreStopped() {
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      entries
          .append("- {source: {kind: T, fieldPath: spec}, targets: [{select: {kind: T}, ")
          .append("fieldPaths: [spec.x")
          .append(i)
          .append("], options: {create: true}}]}\n");
    }
    BuildException thrown =
        assertThrows(
            BuildException.class,
            () -> transformer(entries.toString()).transform(resources(RESOURCES)));
    assertEquals(BuildProblem.Kind.LIMIT, thrown.problem().kind());
  }

  @ParameterizedTest
  @CsvSource({"'(((a{10}){100}){100}){100}'", "'a{1001}'", "'(?=a)'"})
  void expressionsThatGoWouldRefuseAreRefused(String expression) {
    String replacements =
        "[{sourceValue: a, targets: [{select: {name: '%s'}}]}]".formatted(expression);
    BuildException thrown =
        assertThrows(
            BuildException.class, () -> transformer(replacements).transform(resources(RESOURCES)));
    assertTrue(thrown.problem().message().contains(expression));
  }

  private static ReplacementTransformer transformer(String replacements) {
    SourceText source = SourceText.of("kustomization.yaml", replacements);
    YamlNode root =
        YamlParser.parse(source, YamlSchema.YAML_1_1).documents().getFirst().root().orElseThrow();
    List<YamlNode> items =
        root.mapping()
            .map(mapping -> mapping.items("replacements"))
            .orElseGet(() -> root.sequence().orElseThrow().items());
    return new ReplacementTransformer(items.stream().map(i -> i.mapping().orElseThrow()).toList());
  }

  private static List<Resource> resources(String text) {
    return documents("resources.yaml", text).stream()
        .map(ReplacementTransformerTest::resource)
        .toList();
  }

  /** The cases tell in annotations what ids a resource had. */
  private static Resource resource(YamlMapping root) {
    Resource resource = Resource.of(root, false);
    List<String> names = previous(root, "Names");
    List<String> kinds = previous(root, "Kinds");
    List<String> namespaces = previous(root, "Namespaces");
    List<ResourceId> ids =
        IntStream.range(0, names.size())
            .mapToObj(i ->
                new ResourceId(
                    Gvk.of(root.text("apiVersion").orElse(""), kinds.get(i)),
                    names.get(i),
                    namespaces.get(i),
                    false))
            .toList();
    return new Resource(root, false, ids, List.of(), List.of(), List.of(), resource.options());
  }

  private static List<String> previous(YamlMapping root, String what) {
    String key = "internal.config.kubernetes.io/previous" + what;
    return root.text("metadata", "annotations", key)
        .map(list -> List.of(list.split(",")))
        .orElse(List.of());
  }

  private static List<YamlMapping> documents(String path, String text) {
    return YamlParser.parse(SourceText.of(path, text), YamlSchema.YAML_1_1).documents().stream()
        .map(YamlDocument::mapping)
        .flatMap(mapping -> mapping.stream())
        .toList();
  }

  private static List<Object> values(List<Resource> resources) {
    return resources.stream().map(resource -> value(resource.root())).toList();
  }

  private static Object value(YamlNode node) {
    return switch (node.content()) {
      case YamlMapping mapping -> {
        Map<String, Object> fields = new TreeMap<>();
        mapping.entries().forEach(entry -> fields.put(entry.name(), value(entry.value())));
        yield fields;
      }
      case YamlSequence sequence ->
          sequence.items().stream().map(ReplacementTransformerTest::value).toList();
      case YamlScalar scalar -> scalar.type() + " " + scalar.value();
      default -> "";
    };
  }
}
