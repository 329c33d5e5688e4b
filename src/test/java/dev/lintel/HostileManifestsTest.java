package dev.lintel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Finding;
import dev.lintel.testing.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Manifests that no person wrote, or that one wrote in anger: each is read to its end, says what is
 * wrong at its place, and stops no other.
 */
class HostileManifestsTest {
  @TempDir Path root;

  private List<String> check(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(".git"));
    Files.writeString(root.resolve(file), text);
    WholeRun run = WholeRun.of(root);
    assertEquals(List.of(), run.result().notifications());
    return run.result().findings().stream().map(HostileManifestsTest::line).toList();
  }

  private static String line(Finding finding) {
    return finding.place().source().lines().lineAt(finding.place().start()) + " " + finding.rule();
  }

  @Test
  void documentsThatAreNoObjects() throws IOException {
    assertEquals(
        List.of(
            "2 kubernetes/incomplete-object",
            "14 kubernetes/wrong-type",
            "15 kubernetes/wrong-type"),
        check(
            "objects.yaml",
            """
            apiVersion: v1
            metadata: {name: x}
            ---
            - a
            ---
            just text
            ---
            apiVersion: []
            kind: {a: b}
            ---
            apiVersion: v1
            kind: Pod
            # Both of another type.
            metadata: []
            spec: 5
            """));
  }

  @Test
  void listsWithinLists() throws IOException {
    assertEquals(
        List.of("7 kubernetes/unknown-field", "9 kubernetes/unserved-api"),
        check(
            "list.yaml",
            """
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: ConfigMap
              metadata: {name: a}
              datas: {}
            - 5
            - apiVersion: v1
              kind: List
              items: []
            """));
  }

  @Test
  void numbersBeyondEveryNode() throws IOException {
    List<String> found =
        check(
            "pod.json",
            """
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x"}, "spec": {"containers": [
              {"name": "a", "image": "b:1", "resources": {
                "limits": {"memory": "1e400"},
                "requests": {"memory": "1e999999999999", "cpu": "100m"}}}]}}
            """);
    assertTrue(found.contains("4 kubernetes/invalid-quantity"), found::toString);
  }

  @Test
  void anchorsDoNotReachTheNextDocument() throws IOException {
    assertEquals(
        List.of("7 kubernetes/invalid-yaml"),
        check(
            "anchors.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: &m {name: a}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: *m
            """));
  }

  @Test
  void aDefinitionThatContainsItself() throws IOException {
    List<String> found =
        check(
            "definition.yaml",
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: foos.example.com}
            spec:
              group: example.com
              names: {kind: Foo, plural: foos}
              scope: Namespaced
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema: &root
                    type: objct
                    properties:
                      spec: *root
                      a: 5
                      b: {type: string, pattern: "(((((", enum: 7, minLength: x}
                      c: {type: [string, "null"], items: [], properties: 3}
            ---
            apiVersion: example.com/v1
            kind: Foo
            metadata: {name: f}
            b: zzz
            c: 5
            """);
    assertTrue(found.contains("14 kubernetes/invalid-definition"), found::toString);
    assertTrue(found.contains("16 kubernetes/invalid-yaml"), found::toString);
    assertTrue(found.contains("17 kubernetes/wrong-type"), found::toString);
  }

  @Test
  void aDefinitionOfFiveMegabytes() throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            apiVersion: example.com/v1
            kind: Big
            metadata: {name: b}
            spec: {field7: {b: text}, field8: {c: 1}}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: bigs.example.com}
            spec:
              group: example.com
              names: {kind: Big, plural: bigs}
              scope: Namespaced
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec:
                        type: object
                        properties:
            """);
    for (int i = 0; text.length() < 5 << 20; i++) {
      text.append(
          "              field%d: {type: object, properties: {a: {type: string}, b: {type: integer}}}\n"
              .formatted(i));
    }
    assertEquals(
        List.of("4 kubernetes/wrong-type", "4 kubernetes/unknown-field"),
        check("big.yaml", text.toString()));
  }

  @Test
  void tenThousandObjectsInAFile() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append(
          """
          apiVersion: v1
          kind: Service
          metadata: {name: s%d, namespace: n}
          spec:
            selector: {app: s%d}
            ports: [{name: http}]
          ---
          """
              .formatted(i, i));
    }
    List<String> found = check("many.yaml", text.toString());
    assertEquals(10_000, found.stream().filter(l -> l.endsWith("missing-field")).count());
  }
}
