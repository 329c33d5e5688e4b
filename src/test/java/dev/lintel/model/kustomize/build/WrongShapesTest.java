package dev.lintel.model.kustomize.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.kustomize.build.KustomizationBuilder.Order;
import dev.lintel.model.kustomize.output.KustomizeWriter;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.source.DataTable;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Puts each wrong value into each field of a kustomization: it builds, or is refused at a place.
 */
class WrongShapesTest {
  private static final List<String> VALUES =
      List.of(
          "text",
          "\"\"",
          "''",
          "~",
          "3",
          "-1.5e400",
          "0x",
          "true",
          ".nan",
          "2020-01-01",
          "!!binary '*'",
          "[]",
          "[text]",
          "[~]",
          "[[text]]",
          "[3, true]",
          "[{}]",
          "[{name: ~}]",
          "[{a: {b: c}}]",
          "{}",
          "{a: b}",
          "{a: ~}",
          "{a: [b]}",
          "{a: {b: c}}",
          "{~: ~}",
          "{[a]: b}",
          "{3: true}",
          "\"a\\0b\\n\"",
          "'$(A) $('",
          "'../..//.'",
          "'a=b=c'",
          "'['",
          "'[a=b].c.-'",
          "'/'");

  /** What stands beside a field, so that the rest of its entry makes sense. */
  private static final Map<String, List<String>> BESIDE =
      Map.ofEntries(
          Map.entry("Kustomization", List.of("resources: [all.yaml]")),
          Map.entry("Label", List.of("pairs: {team: shop}")),
          Map.entry("FieldSpec", List.of("path: spec/labels", "kind: Deployment")),
          Map.entry("Patch", List.of("patch: 'spec: {replicas: 3}'", "target: {kind: Deployment}")),
          Map.entry("Selector", List.of("kind: Deployment")),
          Map.entry("Image", List.of("name: nginx", "newTag: '2'")),
          Map.entry(
              "Replacement",
              List.of(
                  "source: {kind: ConfigMap, name: settings, fieldPath: data.a}",
                  "targets: [{select: {kind: Deployment}, fieldPaths: [metadata.labels.app]}]")),
          Map.entry(
              "SourceSelector", List.of("kind: ConfigMap", "name: settings", "fieldPath: data.a")),
          Map.entry(
              "TargetSelector",
              List.of("select: {kind: Deployment}", "fieldPaths: [metadata.labels.app]")),
          Map.entry("FieldOptions", List.of("delimiter: b", "index: 0")),
          Map.entry("Replica", List.of("name: web", "count: 3")),
          Map.entry(
              "Var",
              List.of(
                  "name: A",
                  "objref: {kind: ConfigMap, name: settings, apiVersion: v1}",
                  "fieldref: {fieldPath: data.a}")),
          Map.entry("Target", List.of("kind: ConfigMap", "name: settings", "apiVersion: v1")),
          Map.entry("FieldSelector", List.of("fieldPath: data.a")),
          Map.entry("SortOptions", List.of("order: legacy")),
          Map.entry("LegacySortOptions", List.of("orderFirst: [ConfigMap]")),
          Map.entry("ConfigMapArgs", List.of("name: made", "literals: [a=b]", "files: [data.txt]")),
          Map.entry("SecretArgs", List.of("name: made", "literals: [a=b]")),
          Map.entry("GeneratorOptions", List.of("labels: {a: b}")));

  /** Where a type stands: the text around its fields. */
  private record Place(String before, String after) {
    Place within(String field, String shape, String beside) {
      String rest = beside.isEmpty() ? "" : ", " + beside;
      boolean isList = shape.startsWith("[");
      return new Place(
          before + field + ": " + (isList ? "[{" : "{"), (isList ? "}]" : "}") + rest + after);
    }
  }

  /** Gives the kustomizations, each with one value that may be wrong. */
  static List<String> kustomizations() {
    Map<String, Map<String, String>> types = new LinkedHashMap<>();
    for (String row : DataTable.rows("model/kustomize/kustomization-fields.txt")) {
      String[] columns = row.split(" ");
      types.computeIfAbsent(columns[0], t -> new LinkedHashMap<>()).put(columns[1], columns[2]);
    }
    List<String> found = new ArrayList<>();
    add("Kustomization", new Place("{", "}"), types, found);
    return found;
  }

  private static void add(
      String type, Place place, Map<String, Map<String, String>> types, List<String> found) {
    types
        .get(type)
        .forEach((field, shape) -> {
          String beside =
              BESIDE.getOrDefault(type, List.of()).stream()
                  .filter(other -> !other.startsWith(field + ":"))
                  .collect(Collectors.joining(", "));
          String rest = beside.isEmpty() ? "" : ", " + beside;
          for (String value : VALUES) {
            found.add(place.before() + field + ": " + value + rest + place.after());
          }
          String inner = shape.replaceAll("[\\[\\]{}]", "");
          if (types.containsKey(inner)) {
            add(inner, place.within(field, shape, beside), types, found);
          }
        });
  }

  @Test
  void eachBuildsOrIsRefusedAtAPlace() {
    List<String> all = kustomizations();
    assertTrue(all.size() > 4000, "fields are found: " + all.size());
    List<String> problems = new ArrayList<>();
    for (String text : all) {
      try {
        verify(text);
      } catch (RuntimeException | AssertionError e) {
        problems.add(text + ": " + e);
      }
    }
    assertEquals(List.of(), problems);
  }

  static MemoryTree tree(String kustomization) {
    return MemoryTree.of(
        "kustomization.yaml",
        kustomization,
        "data.txt",
        "text\n",
        "all.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, labels: {app: web}}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "nginx:1", args: ["$(A)"]}]}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {a: abc}
        """);
  }

  private static void verify(String text) {
    Build build =
        new KustomizationBuilder(tree(text), true)
            .build("", Order.NONE, SourceText.of(".", "").all());
    switch (build) {
      case Build.Failed(_, BuildProblem problem) -> assertPlaced(problem);
      case Build.Built(_, List<YamlMapping> objects, _, _) -> {
        try {
          KustomizeWriter.print(objects);
        } catch (BuildException e) {
          assertPlaced(e.problem());
        }
      }
    }
  }

  private static void assertPlaced(BuildProblem problem) {
    assertFalse(problem.message().isBlank());
    assertFalse(problem.message().endsWith("."));
    assertTrue(
        List.of("kustomization.yaml", "all.yaml")
            .contains(problem.place().resolved().source().path()),
        () -> "the place is in a file: " + problem.place());
  }
}
