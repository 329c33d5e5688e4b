package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change of any file that an overlay is built of reaches the rules on what it builds. */
class ChangedBuildInputTest {
  private static final String MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: map}\n";
  private static final String OPERATIONS =
      "[{\"op\": \"add\", \"path\": \"/data\", \"value\": {}}]";

  /** What each file of the overlay holds, all of it in use and without fault. */
  private static final List<String> FILES =
      List.of(
          "map.yaml", MAP,
          "component/kustomization.yaml",
              "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnamePrefix: a-\n",
          "merge.yaml", MAP + "data: {a: b}\n",
          "operations.json", OPERATIONS,
          "operations.yaml", "- {op: add, path: /data, value: {}}\n",
          "json6902.json", OPERATIONS,
          "replacements.yaml",
              """
              - source: {kind: ConfigMap, name: map, fieldPath: metadata.name}
                targets:
                - select: {kind: ConfigMap, name: map}
                  fieldPaths: ["metadata.annotations.a"]
                  options: {create: true}
              """,
          "configuration.yaml", "commonLabels: []\n",
          "definitions.json", "{}\n",
          "schema.json", "{\"definitions\": {}}\n",
          "generator.yaml",
              """
              apiVersion: builtin
              kind: ConfigMapGenerator
              metadata: {name: configured}
              envs: [configured.env]
              """,
          "transformer.yaml",
              """
              apiVersion: builtin
              kind: PatchTransformer
              metadata: {name: t}
              path: configured.json
              target: {kind: ConfigMap, name: map}
              """,
          "configured.env", "A=1\n",
          "configured.json", OPERATIONS,
          "data.properties", "a=b\n",
          "variables.env", "A=1\n",
          "kustomization.yaml",
              """
              resources: [map.yaml]
              components: [component]
              patches:
              - path: merge.yaml
              - path: operations.json
                target: {kind: ConfigMap, name: map}
              - path: operations.yaml
                target: {kind: ConfigMap, name: map}
              patchesJson6902:
              - path: json6902.json
                target: {version: v1, kind: ConfigMap, name: map}
              replacements:
              - path: replacements.yaml
              configurations: [configuration.yaml]
              crds: [definitions.json]
              openapi: {path: schema.json}
              generators: [generator.yaml]
              transformers: [transformer.yaml]
              configMapGenerator:
              - name: data
                files: [data.properties]
                envs: [variables.env]
              """);

  @TempDir Path directory;
  private ScratchRepository git;
  private Cli cli;

  @BeforeEach
  void makeAnOverlay() throws IOException {
    git = ScratchRepository.init(directory.resolve("work"));
    cli = new Cli(git.top(), false, ScratchRepository.HERMETIC);
    for (int i = 0; i < FILES.size(); i += 2) {
      git.file("prod/" + FILES.get(i), FILES.get(i + 1));
    }
    git.file("README", "An overlay.\n").commit();
    git.run("checkout", "--quiet", "-b", "topic");
  }

  private String check(String... scope) {
    List<String> line = new ArrayList<>(List.of("check", "--format", "concise"));
    line.addAll(List.of("--only", "kustomize/failed-build"));
    line.addAll(List.of("--only", "kustomize/missing-resource"));
    line.addAll(List.of(scope));
    return cli.run(line.toArray(String[]::new)).out();
  }

  @Test
  void theOverlayBuilds() {
    assertEquals("", check());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "map.yaml | kind: ConfigMap",
        "component/kustomization.yaml | namePrefix: a-",
        "merge.yaml | {apiVersion: v1, kind: ConfigMap, metadata: {name: other}}",
        "operations.json | [{\"op\": \"remove\", \"path\": \"/none\"}]",
        "operations.yaml | [{\"op\": \"remove\", \"path\": \"/none\"}]",
        "json6902.json | [{\"op\": \"remove\", \"path\": \"/none\"}]",
        "replacements.yaml | [{source: {kind: Secret, fieldPath: metadata.name}, targets: []}]",
        "configuration.yaml | commonLabels: a",
        "definitions.json | []",
        "schema.json | []",
        "generator.yaml | {apiVersion: builtin, kind: ConfigMapGenerator, metadata: {name: map}}",
        "transformer.yaml | {apiVersion: builtin, kind: PatchTransformer, metadata: {name: t}}",
        "configured.env | A=1;A=2",
        "configured.json | [{\"op\": \"remove\", \"path\": \"/none\"}]",
        "variables.env | A=1;A=2",
      })
  void aChangeIsSeen(String path, String content) {
    String file = "prod/" + path;
    String before = git.read(file);
    git.file(file, content.replace(";", "\n") + "\n").stage();
    String expected = check("--since", "main");
    assertTrue(expected.contains("kustomize/failed-build"), () -> path + ": " + expected);
    git.file(file, before);
    assertEquals(expected, check("--staged"), "the work tree is as it was");
    git.run("rm", "--quiet", "--cached", "--force", file);
    String gone = check("--staged");
    assertTrue(gone.contains("kustomize/missing-resource"), () -> path + ": " + gone);
  }

  @Test
  void dataThatIsNoTextAnyMoreIsSeen() throws IOException {
    Files.write(git.top().resolve("prod/operations.json"), new byte[] {0, 1, 2});
    assertTrue(check("--since", "main").contains("'operations.json' is no text"));
    Files.delete(git.top().resolve("prod/operations.json"));
    assertTrue(check("--since", "main", "--lines").contains("'operations.json' in patches"));
  }

  /** What stands at a place that did not change is not told for a change of anything. */
  @Test
  void aFileThatNoBuildReadsChangesNothing() {
    git.file("prod/map.yaml", "kind: ConfigMap\n").commit();
    git.run("checkout", "--quiet", "-b", "later");
    git.file("README", "Two overlays.\n").file("prod/notes.txt", "a=b\n");
    assertEquals("", check("--since", "topic"));
  }
}
