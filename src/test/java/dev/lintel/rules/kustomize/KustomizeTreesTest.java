package dev.lintel.rules.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.testing.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories as they lie on disk, with files that are neither manifests nor kustomizations. */
class KustomizeTreesTest {
  private static final String SETTINGS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data: {HOST: shop.example.org}
      """;

  private static final String REPLACEMENTS =
      """
      - source: {kind: ConfigMap, name: settings, fieldPath: data.HOST}
        targets:
          - select: {kind: Ingress, name: web}
            fieldPaths: [metadata.annotations.host]
            options: {create: true}
      """;

  private static final String INGRESS =
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: web}
      spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
      """;

  @TempDir Path root;

  /** A list of replacements has no kind that would tell what it is. */
  @Test
  void anIdleReplacementIsFoundInItsFile() throws IOException {
    write(
        Map.of(
            "prod/kustomization.yaml",
            "resources: [settings.yaml]\nreplacements: [{path: hosts.yaml}]\n",
            "prod/settings.yaml",
            SETTINGS,
            "prod/hosts.yaml",
            REPLACEMENTS));
    assertEquals(
        "prod/hosts.yaml:3:37: medium: kustomize/idle-replacement no object of kind 'Ingress', name"
            + " 'web' in what is built, so nothing is replaced there\n",
        found());
  }

  /** A file that two overlays have is idle where it is idle in both, and both are known. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resources: [../prod/settings.yaml] | 1",
        "resources: [../prod/settings.yaml, ingress.yaml] | 0",
        "resources: [https://git.example.org/base?ref=v1] | 0",
      })
  void whatOneOverlayHasAUseForIsNotIdle(String resources, long count) throws IOException {
    write(
        Map.of(
            "prod/kustomization.yaml",
            "resources: [settings.yaml]\nreplacements: [{path: ../hosts.yaml}]\n",
            "prod/settings.yaml",
            SETTINGS,
            "hosts.yaml",
            REPLACEMENTS,
            "dev/ingress.yaml",
            INGRESS,
            "dev/kustomization.yaml",
            resources + "\nreplacements: [{path: ../hosts.yaml}]\n"));
    assertEquals(count, found().lines().filter(line -> line.contains("idle-replacement")).count());
  }

  /** Transformers of a directory of their own are no overlay that would have to have a use. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void transformersOfADirectoryAreThoseOfWhoNamesIt(boolean isUsed) throws IOException {
    Map<String, String> files =
        new HashMap<>(
            Map.of(
                "prod/kustomization.yaml",
                "resources: [settings.yaml]\ntransformers: [../transformers]\n",
                "prod/settings.yaml",
                SETTINGS,
                "transformers/kustomization.yaml",
                "resources: [patch.yaml]\n",
                "transformers/patch.yaml",
                """
                apiVersion: builtin
                kind: PatchTransformer
                metadata: {name: level}
                target: {kind: ConfigMap, name: %s}
                patch: |-
                  - {op: add, path: /data/LEVEL, value: info}
                """
                    .formatted(isUsed ? "settings" : "setings")));
    write(files);
    assertEquals(
        isUsed
            ? ""
            : "transformers/patch.yaml:4:33: medium: kustomize/idle-patch no object of kind"
                + " 'ConfigMap', name 'setings' in what is built, so the patch changes nothing; did"
                + " you mean 'settings'?\n",
        found());
  }

  /** What is kept out of a repository on purpose is no reason why a build fails. */
  @ParameterizedTest
  @CsvSource({"SecretGenerator, 0", "ConfigMapGenerator, 1"})
  void sourcesOfSecretsAreNotMissed(String kind, long count) throws IOException {
    write(
        Map.of(
            "prod/kustomization.yaml",
            "generators: [database.yaml]\n",
            "prod/database.yaml",
            "apiVersion: builtin\nkind: %s\nmetadata: {name: database}\nenvs: [database.env]\n"
                .formatted(kind)));
    String found = found();
    assertEquals(
        count, found.lines().filter(line -> line.contains("kustomize/missing-resource")).count());
    assertEquals(0, found.lines().filter(line -> line.contains("kustomize/failed-build")).count());
  }

  private void write(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private String found() {
    return WholeRun.of(root)
        .concise()
        .lines()
        .filter(line -> line.contains(" kustomize/"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
