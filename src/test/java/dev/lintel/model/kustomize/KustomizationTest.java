package dev.lintel.model.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KustomizationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resources: [a.yaml, ../b] | resources=a.yaml resources=../b",
        "bases: [../b] | bases=../b",
        "components: [c] | components=c",
        "patchesStrategicMerge: ['kind: Pod', p.yaml] | patchesStrategicMerge=p.yaml",
        "transformers: ['{kind: X}', t.yaml] | transformers=t.yaml",
        "patches: [{path: p.yaml}, {patch: x}] | patches=p.yaml",
        "replacements: [{path: r.yaml}, {source: {}}] | replacements=r.yaml",
        "configMapGenerator: [{files: [a, k=b], envs: [c], env: d, literals: [e=f]}] |"
            + " configMapGenerator=a configMapGenerator=b configMapGenerator=c"
            + " configMapGenerator=d",
        "secretGenerator: [{files: [k=b]}] | secretGenerator=b",
        "resources: [~, '', {a: b}] | ''",
        "resources: none | ''",
        "namePrefix: a | ''",
      })
  void findsTheFilesThatItNames(String text, String references) {
    assertEquals(
        references,
        kustomization("kustomization.yaml", text).references().stream()
            .map(r -> r.field() + "=" + r.path())
            .collect(Collectors.joining(" ")));
  }

  @Test
  void pointsAtThePathBehindItsKey() {
    String text = "configMapGenerator: [{files: [\"k=\\x62\"]}]";

    FileReference reference = kustomization("kustomization.yaml", text).references().getFirst();

    assertEquals("b", reference.path());
    assertEquals("\\x62", reference.place().resolved().text());
  }

  @ParameterizedTest
  @CsvSource({
    "kustomization.yaml, a.yaml, a.yaml",
    "a/b/kustomization.yaml, c.yaml, a/b/c.yaml",
    "a/b/kustomization.yaml, ../c, a/c",
    "a/b/kustomization.yaml, ./../../c/, c",
    "a/b/kustomization.yaml, ../.., ''",
    "a/b/kustomization.yaml, ../../.., -",
    "kustomization.yaml, ../c, -",
    "a/kustomization.yaml, /etc/passwd, -",
  })
  void resolvesPathsFromItsDirectory(String file, String path, String resolved) {
    assertEquals(resolved, kustomization(file, "{}").resolve(path).orElse("-"));
  }

  @ParameterizedTest
  @CsvSource({
    "deployment.yaml, false",
    "../base, false",
    "./base/web.v2, false",
    "../../charts/web.yaml, false",
    ".hidden/x.yaml, false",
    "https://example.org/a.yaml, true",
    "github.com/org/repo, true",
    "github.com/org/repo//base?ref=v1, true",
    "git@example.org:org/repo, true",
    "ssh://git@example.org/org/repo, true",
    "base?ref=main, true",
  })
  void tellsRemotePathsApart(String path, boolean isRemote) {
    FileReference reference =
        new FileReference("resources", SourceText.of("kustomization.yaml", path).all(), path);

    assertEquals(isRemote, reference.isRemote());
  }

  @Test
  void readsWhatImagesSet() {
    List<ImageOverride> images =
        kustomization(
                "kustomization.yaml",
                "images: [{name: web, newName: other, newTag: 1.2.3}, {name: db, digest: ''}, x]")
            .images();

    assertEquals(List.of("web", "db"), images.stream().map(ImageOverride::name).toList());
    assertEquals("1.2.3", images.getFirst().newTag().orElseThrow().value());
    assertEquals(Optional.empty(), images.getLast().digest());
  }

  private static Kustomization kustomization(String path, String text) {
    return Kustomization.of(
            YamlParser.parse(SourceText.of(path, text + "\n"), YamlSchema.YAML_1_1), p -> true)
        .orElseThrow();
  }
}
