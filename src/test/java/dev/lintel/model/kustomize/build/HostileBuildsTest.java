package dev.lintel.model.kustomize.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.kustomize.build.KustomizationBuilder.Order;
import dev.lintel.model.kustomize.output.KustomizeWriter;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.BuildProblem.Kind;
import dev.lintel.source.Position;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kustomizations that lead astray, or are far too large: each ends soon, at a place. */
class HostileBuildsTest {
  private static final String MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

  private static Build build(BuildTree tree, String directory) {
    return new KustomizationBuilder(tree, true)
        .build(directory, Order.NONE, SourceText.of(".", "").all());
  }

  private static Build build(String directory, String... pathsAndContents) {
    return build(MemoryTree.of(pathsAndContents), directory);
  }

  /** Holds a problem against its kind and its place, as {@code a/kustomization.yaml:1:12}. */
  private static void assertRefused(Kind kind, String place, Build build) {
    BuildProblem problem = assertInstanceOf(Build.Failed.class, build).problem();
    Span span = problem.place().resolved();
    Position start = span.region().start();
    assertEquals(
        kind + " " + place,
        "%s %s:%d:%d".formatted(problem.kind(), span.source().path(), start.line(), start.column()),
        problem::message);
  }

  private static int objects(Build build) {
    return assertInstanceOf(Build.Built.class, build).objects().size();
  }

  @Test
  void aKustomizationThatTakesUpItselfIsACycle() {
    assertRefused(
        Kind.CYCLE,
        "a/kustomization.yaml:1:13",
        build("a", "a/kustomization.yaml", "resources: [.]"));
    assertRefused(
        Kind.CYCLE,
        "a/kustomization.yaml:1:13",
        build("a", "a/kustomization.yaml", "resources: [../a/../a/]"));
  }

  @Test
  void twoThatTakeUpEachOtherAreACycle() {
    String[] files = {
      "a/kustomization.yaml", "resources: [../b]", "b/kustomization.yaml", "resources: [../a]"
    };
    assertRefused(Kind.CYCLE, "b/kustomization.yaml:1:13", build("a", files));
    assertRefused(Kind.CYCLE, "a/kustomization.yaml:1:13", build("b", files));
  }

  @Test
  void componentsMayBeACycleToo() {
    assertRefused(
        Kind.CYCLE,
        "c/kustomization.yaml:4:4",
        build(
            "a",
            "a/kustomization.yaml",
            "components: [../c]",
            "c/kustomization.yaml",
            """
            apiVersion: kustomize.config.k8s.io/v1alpha1
            kind: Component
            resources:
             - ../a
            """));
  }

  @Test
  void oneThatTakesUpADirectoryAboveItIsACycle() {
    assertRefused(
        Kind.CYCLE,
        "a/b/kustomization.yaml:1:13",
        build(
            "a/b",
            "a/b/kustomization.yaml",
            "resources: [../..]",
            "kustomization.yaml",
            "resources: []"));
  }

  @Test
  void aCycleIsFoundInWhatAnotherBuildBroughtTogether() {
    KustomizationBuilder builder =
        new KustomizationBuilder(
            MemoryTree.of(
                "a/kustomization.yaml", "resources: [m.yaml]",
                "a/m.yaml", MAP,
                "b/kustomization.yaml", "resources: [../a]",
                "a/c/kustomization.yaml", "resources: [../../b]"),
            true);
    Span place = SourceText.of(".", "").all();
    assertEquals(1, objects(builder.build("b", Order.NONE, place)));
    assertRefused(Kind.CYCLE, "b/kustomization.yaml:1:13", builder.build("a/c", Order.NONE, place));
  }

  @Test
  void aLongChainHasAnEnd() {
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < 2000; i++) {
      files.put(
          "d" + i + "/kustomization.yaml", "resources: [../d%d]".formatted(i + 1).getBytes(UTF_8));
    }
    assertRefused(Kind.LIMIT, "d49/kustomization.yaml:1:13", build(new MemoryTree(files), "d0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "../../x", "../../../etc/passwd", "/etc/passwd", "/"})
  void whatLiesOutsideIsNotRead(String path) {
    String entry = "[\"" + path + "\"]";
    assertRefused(
        Kind.OUTSIDE_ROOT,
        "kustomization.yaml:1:13",
        build("", "kustomization.yaml", "resources: " + entry));
    assertRefused(
        Kind.OUTSIDE_ROOT,
        "kustomization.yaml:1:14",
        build("", "kustomization.yaml", "components: " + entry));
    assertRefused(
        Kind.OUTSIDE_ROOT,
        "kustomization.yaml:1:40",
        build("", "kustomization.yaml", "configMapGenerator: [{name: a, files: " + entry + "}]"));
    assertRefused(
        Kind.OUTSIDE_ROOT,
        "kustomization.yaml:1:18",
        build("", "kustomization.yaml", "patches: [{path: \"" + path + "\"}]"));
  }

  @Test
  void filesBesideTheKustomizationsDirectoryAreRefusedAsKustomizeDoes() {
    assertRefused(
        Kind.OUTSIDE_ROOT,
        "a/kustomization.yaml:1:13",
        build("a", "a/kustomization.yaml", "resources: [../m.yaml]", "m.yaml", MAP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a.yaml",
        "http://example.com/a.yaml",
        "HTTPS://example.com/org/repo?ref=v1",
        "https://github.com/org/repo//base?ref=v1.2.3&timeout=3s",
        "https://dev.azure.com/org/project/_git/repo/base",
        "ssh://git@github.com/org/repo.git",
        "file:///etc/repo",
        "git::https://github.com/org/repo.git//base",
        "git::git@github.com:org/repo.git",
        "git@github.com:org/repo.git",
        "org-12345@github.com:org/repo",
        "user@host.example:path/to/repo.git/base?ref=main",
        "github.com/org/repo",
        "github.com:org/repo//base",
        "GitHub.com/org/repo/base?ref=main",
        "gh:org/repo"
      })
  void whatLiesInANetworkIsNotFetched(String url) {
    assertRefused(
        Kind.REMOTE,
        "kustomization.yaml:2:5",
        build("", "kustomization.yaml", "resources:\n  - \"" + url + "\"\n"));
    assertRefused(
        Kind.REMOTE,
        "kustomization.yaml:2:5",
        build("", "kustomization.yaml", "components:\n  - \"" + url + "\"\n"));
  }

  @Test
  void aDirectoryNamedAsARepositoryIsStillRemote() {
    assertRefused(
        Kind.REMOTE,
        "kustomization.yaml:1:13",
        build(
            "",
            "kustomization.yaml",
            "resources: [github.com/org/repo]",
            "github.com/org/repo/kustomization.yaml",
            "namePrefix: a"));
  }

  @Test
  void aListOfOperationsNeedsATarget() {
    assertRefused(
        Kind.INVALID_FIELD,
        "kustomization.yaml:2:12",
        build(
            "",
            "kustomization.yaml",
            "resources: [m.yaml]\npatches: [{patch: '[{\"op\": \"remove\", \"path\": \"/data\"}]'}]"
                .replace("patches: [{", "patches: [ {"),
            "m.yaml",
            MAP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n\n", "# nothing\n", "{}", "---\n---\n", "~", "kind: Kustomization"})
  void anEmptyKustomizationIsRefused(String text) {
    assertEquals(
        Kind.INVALID_FIELD,
        assertInstanceOf(Build.Failed.class, build("", "kustomization.yaml", text))
            .problem()
            .kind());
  }

  @Test
  void twoKustomizationsInOneDirectoryAreRefusedAtWhatNamesIt() {
    assertRefused(
        Kind.CONFLICT,
        "a/kustomization.yaml:1:13",
        build(
            "a",
            "a/kustomization.yaml",
            "resources: [../b]",
            "b/kustomization.yaml",
            "namePrefix: x",
            "b/kustomization.yml",
            "namePrefix: y"));
  }

  @Test
  void unknownFieldsAreRefused() {
    assertUnknown("1:1", "namePrefx: a-");
    assertUnknown("2:20", "namePrefix: a\nimages: [{name: a, tag: b}]");
    assertUnknown("3:13", "resources: [m.yaml]\npatches:\n - target: {knd: A}\n   patch: '{}'");
  }

  private static void assertUnknown(String place, String text) {
    assertRefused(
        Kind.INVALID_FIELD,
        "kustomization.yaml:" + place,
        build("", "kustomization.yaml", text, "m.yaml", MAP));
  }

  @Test
  void keysAreReadInAnyCase() {
    Build build =
        build("", "kustomization.yaml", "Resources: [m.yaml]\nNAMEPREFIX: b-\n", "m.yaml", MAP);
    assertEquals(
        "b-a",
        assertInstanceOf(Build.Built.class, build)
            .objects()
            .getFirst()
            .text("metadata", "name")
            .orElseThrow());
  }

  @Test
  void aBinaryFileIsDataOfAGenerator() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(
        "kustomization.yaml",
        "configMapGenerator: [{name: a, files: [x.bin, n.bin]}]".getBytes(UTF_8));
    files.put("x.bin", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    files.put("n.bin", new byte[] {'a', 0, 'b'});
    Build build = build(new MemoryTree(files), "");
    String text =
        KustomizeWriter.print(assertInstanceOf(Build.Built.class, build).objects()).text();
    assertTrue(text.contains("binaryData:\n  x.bin: //4AAQ==\n"), text);
    assertTrue(text.contains("  n.bin: \"a\\0b\""), text);
  }

  @Test
  void aBinaryFileIsNoResource() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("kustomization.yaml", "resources: [x.yaml]".getBytes(UTF_8));
    files.put("x.yaml", new byte[] {0, 1, 2});
    assertRefused(
        Kind.INVALID_RESOURCE, "kustomization.yaml:1:13", build(new MemoryTree(files), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patches: [{target: {name: X}, patch: '[{\"op\": \"remove\", \"path\": \"/data\"}]'}]",
        "patches: [{target: {kind: X}, patch: '[{\"op\": \"remove\", \"path\": \"/data\"}]'}]",
        "images: [{name: X, newTag: v1}]"
      })
  void expressionsThatWouldBeWrittenOutInMemoryAreRefused(String field) {
    int column = field.indexOf('X') + 1;
    assertRefused(
        Kind.INVALID_FIELD,
        "kustomization.yaml:2:" + column,
        build(
            "",
            "kustomization.yaml",
            "resources: [m.yaml]\n" + field.replace("X", "'(((a{10}){100}){100}){100}'"),
            "m.yaml",
            MAP));
  }

  @Test
  void laughsHaveAnEnd() {
    StringBuilder text = new StringBuilder(MAP).append("a0: &a0 [lol, lol]\n");
    for (int i = 1; i < 40; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            assertRefused(
                Kind.INVALID_RESOURCE,
                "m.yaml:22:18",
                build("", "kustomization.yaml", "resources: [m.yaml]", "m.yaml", text.toString())));
  }

  @Test
  void deepListsHaveAnEnd() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append("{apiVersion: v1, kind: List, items: [");
    }
    assertEquals(
        Kind.INVALID_RESOURCE,
        assertInstanceOf(
                Build.Failed.class,
                build(
                    "",
                    "kustomization.yaml",
                    "resources: [m.yaml]",
                    "m.yaml",
                    text + "]}".repeat(5000)))
            .problem()
            .kind());
    text.setLength(50 * 37);
    assertEquals(
        1,
        objects(
            build(
                "",
                "kustomization.yaml",
                "resources: [m.yaml]",
                "m.yaml",
                text + "{kind: A, metadata: {name: a}}" + "]}".repeat(50))));
  }

  @Test
  void pathsOfAThousandPartsHaveAnEnd() {
    String path = "a/".repeat(20_000) + "b";
    assertEquals(
        Kind.INVALID_FIELD,
        assertInstanceOf(
                Build.Failed.class,
                build(
                    "",
                    "kustomization.yaml",
                    """
                    resources: [m.yaml]
                    labels:
                      - pairs: {a: b}
                        fields: [{path: %s, create: true}]
                    """
                        .formatted(path),
                    "m.yaml",
                    MAP))
            .problem()
            .kind());
  }

  /** As YAML the list would be good; kustomize reads it as JSON, in place without blanks. */
  @Test
  void aListThatBeginsAsJsonIsJson() {
    String flow = "[{op: remove, path: /data}]";
    for (String text : List.of(flow, "  " + flow)) {
      Build build =
          build(
              "",
              "kustomization.yaml",
              "resources: [m.yaml]\npatches: [{target: {kind: ConfigMap}, patch: '%s'}]"
                  .formatted(text),
              "m.yaml",
              MAP);
      assertEquals(
          Kind.INVALID_PATCH, assertInstanceOf(Build.Failed.class, build).problem().kind(), text);
    }
    String file = "resources: [m.yaml]\npatches: [{target: {kind: ConfigMap}, path: p.yaml}]";
    String map = MAP + "data: {a: b}\n";
    for (String text : List.of("# as YAML\n" + flow, "---\n" + flow, "  " + flow)) {
      Build build = build("", "kustomization.yaml", file, "p.yaml", text, "m.yaml", map);
      assertInstanceOf(Build.Built.class, build, text);
    }
  }

  @Test
  void aPatchMayNotTakeAwayWhatAnObjectIsKnownBy() {
    for (String path : List.of("/kind", "/metadata/name", "/metadata")) {
      String patch = "- {op: remove, path: %s}\n".formatted(path);
      Build build =
          build(
              "",
              "kustomization.yaml",
              "resources: [m.yaml]\npatches: [{target: {kind: ConfigMap}, path: p.yaml}]",
              "p.yaml",
              patch,
              "m.yaml",
              MAP);
      assertEquals(
          Kind.INVALID_PATCH, assertInstanceOf(Build.Failed.class, build).problem().kind(), path);
    }
  }

  @Test
  void aFileOfReplacementsHoldsSome() {
    for (String text : List.of("", "5", "text", "---\n---\n[]")) {
      Build build =
          build(
              "",
              "kustomization.yaml",
              "resources: [m.yaml]\nreplacements: [{path: r.yaml}]",
              "r.yaml",
              text,
              "m.yaml",
              MAP);
      assertEquals(
          Kind.INVALID_RESOURCE,
          assertInstanceOf(Build.Failed.class, build).problem().kind(),
          text);
    }
  }

  @Test
  void aCountHasAnEnd() {
    String entry = "resources: [m.yaml]\nreplicas: [{name: a, count: %s}]";
    for (String count : List.of("9223372036854775807", "-9223372036854775808")) {
      Build build = build("", "kustomization.yaml", entry.formatted(count), "m.yaml", MAP);
      Kind kind = assertInstanceOf(Build.Failed.class, build).problem().kind();
      assertEquals(Kind.NO_TARGET, kind, count);
    }
    String large = entry.formatted("9223372036854775808");
    Build build = build("", "kustomization.yaml", large, "m.yaml", MAP);
    assertEquals(Kind.INVALID_FIELD, assertInstanceOf(Build.Failed.class, build).problem().kind());
  }

  @Test
  void copiesOfCopiesHaveAnEnd() {
    StringBuilder operations = new StringBuilder("- {op: add, path: /data, value: {a: b}}\n");
    for (int i = 0; i < 100; i++) {
      operations.append("- {op: copy, from: /data, path: /data/x").append(i).append("}\n");
    }
    assertEquals(
        Kind.LIMIT,
        assertInstanceOf(
                Build.Failed.class,
                build(
                    "",
                    "kustomization.yaml",
                    "resources: [m.yaml]\npatches: [{target: {kind: ConfigMap}, path: p.yaml}]",
                    "p.yaml",
                    operations.toString(),
                    "m.yaml",
                    MAP))
            .problem()
            .kind());
  }

  @Test
  void aLargeMapIsRead() {
    String line = "k%05d: " + "x".repeat(88) + "\n";
    StringBuilder data = new StringBuilder(MAP).append("data:\n");
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      data.append("  ").append(line.formatted(i));
      file.append(line.formatted(i));
    }
    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            assertEquals(
                2,
                objects(
                    build(
                        "",
                        "kustomization.yaml",
                        """
                        resources: [m.yaml]
                        namePrefix: a-
                        labels: [{pairs: {a: b}}]
                        configMapGenerator: [{name: g, files: [f.txt]}]
                        """,
                        "m.yaml",
                        data.toString(),
                        "f.txt",
                        file.toString()))));
  }

  @Test
  void tenThousandResourcesAreBuilt() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append(
          """
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: web-%d, namespace: dev}
          spec:
            template:
              spec:
                containers: [{name: web, image: nginx:1, envFrom: [{configMapRef: {name: a-%d}}]}]
          ---
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: a-%d, namespace: dev}
          data: {a: b}
          ---
          """
              .formatted(i, i, i));
    }
    StringBuilder patches = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      patches.append(
          """
            - patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web-%d, namespace: dev}}'
          """
              .formatted(i));
    }
    MemoryTree tree =
        MemoryTree.of(
            "base/kustomization.yaml",
            "resources: [all.yaml]",
            "base/all.yaml",
            text.toString(),
            "prod/kustomization.yaml",
            """
            resources: [../base]
            namePrefix: p-
            nameSuffix: -s
            namespace: prod
            labels: [{pairs: {team: shop}, includeSelectors: true}]
            commonAnnotations: {a: b}
            images: [{name: nginx, newTag: "2"}]
            replicas: [{name: web-1, count: 3}]
            patches:
            """
                + patches);
    assertTimeout(Duration.ofSeconds(40), () -> assertEquals(10_000, objects(build(tree, "prod"))));
  }
}
