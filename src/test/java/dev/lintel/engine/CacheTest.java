package dev.lintel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Related;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Selection;
import dev.lintel.source.GitException;
import dev.lintel.source.Root;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a cache holds, a run finds what it would find without one. */
class CacheTest {
  private static final Path TESTDATA = Path.of(System.getProperty("lintel.basedir"), "testdata");
  private static final String TOKEN = "ghp_" + "x7Tq2LmZ9vKc4RwB8nYd1HsJ6gPf3AeU5oQi";

  @TempDir Path root;
  @TempDir Path caches;

  private Path directory;

  /** Enough files for a cache to be used, of every kind and with findings of every kind. */
  @BeforeEach
  void copyPipelines() throws IOException {
    directory = caches.resolve("lintel");
    try (Stream<Path> files = Files.walk(TESTDATA.resolve("pipelines"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = root.resolve(TESTDATA.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
        settle(copy);
      }
    }
    file(".git/HEAD", "ref: refs/heads/main\n");
  }

  /** A file that was written this second is read again, for its stamp may not tell of a change. */
  private static void settle(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
  }

  private Path file(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private List<Finding> run(Optional<Path> cache) {
    return run(cache, "1", Selection.DEFAULT).run().findings();
  }

  private CheckResult run(Optional<Path> cache, String build, Selection selection) {
    try {
      return Checker.check(
          new CheckRequest(
              root,
              List.of(root),
              new Scope.Everything(),
              Optional.of(root.resolve(Root.CONFIGURATION)),
              Optional.empty(),
              selection,
              true,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              2,
              true,
              cache.map(path -> new CheckRequest.Cache(path, build)),
              LocalDate.of(2026, 11, 26)),
          (done, total) -> {});
    } catch (InvalidPolicyException | GitException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything of a finding, with places as text, because each run reads its own sources. */
  private static List<String> texts(List<Finding> findings) {
    return findings.stream()
        .map(f ->
            String.join(
                " | ",
                f.path() + ":" + f.region(),
                f.rule().toString(),
                f.severity() + " " + f.gate() + " " + f.lowered() + " " + f.suppressed(),
                f.message(),
                new TreeSet<>(f.tags()).toString(),
                f.related().stream().map(CacheTest::text).toList().toString(),
                f.flow().stream().map(CacheTest::text).toList().toString(),
                f.fixes().stream()
                    .map(fix ->
                        fix.title()
                            + fix.isSafe()
                            + fix.edits().stream()
                                .map(e -> e.span().resolved().region() + " " + e.replacement())
                                .toList())
                    .toList()
                    .toString()))
        .toList();
  }

  private static String text(Related related) {
    return related.span().source().path() + related.span().region() + related.message();
  }

  private void assertNothingButSpeedChanges() {
    assertEquals(texts(run(Optional.empty())), texts(run(Optional.of(directory))));
  }

  private Path cacheFile() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(".cache")).findFirst().orElseThrow();
    }
  }

  /** Gives what worked, of what --profile tells. */
  private List<String> worked(String build, Selection selection) {
    return List.copyOf(run(Optional.of(directory), build, selection).nanos().keySet());
  }

  private static Selection only(String... globs) {
    return new Selection(
        List.of(globs), List.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void theSecondRunFindsTheSameAndRunsHardlyAnyRule() {
    Selection sql = only("sql/**", "workflow/**");
    assertTrue(worked("1", sql).contains("sql/cartesian-join"));
    assertEquals(List.of("reading and parsing"), worked("1", sql));
    assertNothingButSpeedChanges();
    assertNothingButSpeedChanges();
  }

  @Test
  void whatChangesIsSeen() throws IOException {
    run(Optional.of(directory));
    Path sql = file("pipelines/new.sql", "DELETE FROM orders;\n");
    assertNothingButSpeedChanges();
    Files.writeString(sql, "DELETE FROM orders WHERE id = 1;\n");
    assertNothingButSpeedChanges();
    Files.delete(sql);
    assertNothingButSpeedChanges();
  }

  /** Same length, same time of modification: only the content and the change time tell. */
  @Test
  void aChangeThatHidesItsTimeIsSeen() throws IOException {
    Path sql = file("quiet.sql", "SELECT 1 FROM orders WHERE id = 1;\n");
    settle(sql);
    run(Optional.of(directory));
    assertEquals(0, run(Optional.of(directory)).stream().filter(this::isQuiet).count());
    Files.writeString(sql, "DELETE   FROM orders /* id = 1 */;\n");
    settle(sql);
    assertEquals(1, run(Optional.of(directory)).stream().filter(this::isQuiet).count());
  }

  private boolean isQuiet(Finding finding) {
    return finding.path().equals("quiet.sql");
  }

  @Test
  void whatAFileIsTakenForMayFollowFromAnother() throws IOException {
    settle(
        file("app/templates/web.yaml", "kind: Pod\napiVersion: v1\nspec: {hostNetwork: true}\n"));
    run(Optional.of(directory));
    assertNothingButSpeedChanges();
    file("app/Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n");
    assertNothingButSpeedChanges();
    Files.delete(root.resolve("app/Chart.yaml"));
    assertNothingButSpeedChanges();
  }

  @Test
  void whatARuleAskedOfTheTreeIsAskedAnew() throws IOException {
    settle(file("k/kustomization.yaml", "resources:\n  - missing.txt\n"));
    run(Optional.of(directory));
    assertTrue(run(Optional.of(directory)).stream().anyMatch(f -> f.path().startsWith("k/")));
    file("k/missing.txt", "here\n");
    assertNothingButSpeedChanges();
  }

  @Test
  void whatSuppressesIsReadAnewAndNoRuleRuns() throws IOException {
    settle(file("accepted.sql", "DELETE FROM orders; -- lintel: ignore[sql/unscoped-write] x\n"));
    assertTrue(worked("1", only("sql/**")).contains("sql/unscoped-write"));
    assertEquals(List.of("reading and parsing"), worked("1", only("sql/**")));
    assertNothingButSpeedChanges();
    assertNothingButSpeedChanges();
  }

  @Test
  void whatWasLeftForOtherToolsIsReadAnew() throws IOException {
    settle(
        file(
            ".github/workflows/left.yml",
            """
            on: push
            jobs:
              a:
                runs-on: ubuntu-24.04
                steps:
                  - uses: some/action@main # zizmor: ignore[unpinned-uses]
            """));
    settle(file("left.sql", "DELETE FROM orders; -- noqa\n"));
    run(Optional.of(directory));
    assertNothingButSpeedChanges();
    assertTrue(
        run(Optional.of(directory)).stream()
            .anyMatch(f -> f.path().endsWith("left.yml") && f.suppressed().isPresent()));
  }

  @Test
  void otherRulesAndOtherBuildsHaveOtherResults() {
    run(Optional.of(directory));
    Selection sql = only("sql/**");
    assertEquals(
        texts(run(Optional.empty(), "1", sql).run().findings()),
        texts(run(Optional.of(directory), "1", sql).run().findings()));
    assertTrue(worked("2", sql).contains("sql/cartesian-join"));
  }

  @Test
  void aDamagedCacheIsNone() throws IOException {
    run(Optional.of(directory));
    byte[] whole = Files.readAllBytes(cacheFile());
    List<String> expected = texts(run(Optional.empty()));
    List<byte[]> damaged = new ArrayList<>();
    damaged.add(new byte[0]);
    damaged.add("not a cache".getBytes(StandardCharsets.UTF_8));
    damaged.add(Arrays.copyOf(whole, whole.length / 2));
    damaged.add(Arrays.copyOf(whole, whole.length + 1));
    for (int i = 0; i < whole.length; i += whole.length / 12) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 0x41;
      damaged.add(flipped);
    }
    for (byte[] bytes : damaged) {
      Files.write(cacheFile(), bytes);
      assertEquals(expected, texts(run(Optional.of(directory))));
    }
  }

  /** The sum is right, the keys are right, and what stands under them is not what was written. */
  @Test
  void aForeignValueUnderAKnownKeyIsNoFinding() throws IOException {
    run(Optional.of(directory));
    CacheFile file = new CacheFile(cacheFile());
    Map<String, byte[]> values = new HashMap<>(file.read());
    assertTrue(values.size() > 100, "a whole cache was read");
    List<String> expected = texts(run(Optional.empty()));
    for (byte[] junk :
        List.of(
            new byte[0],
            new byte[] {0, 0, 0, 1},
            new byte[] {0, 0, 0, 0, 0x7f, -1, -1, -1},
            new byte[] {-1, -1, -1, -1, -1, -1, -1, -1})) {
      values.replaceAll((key, value) -> junk);
      file.write(values);
      assertEquals(expected, texts(run(Optional.of(directory))));
    }
  }

  @Test
  void aSecretIsNotKept() throws IOException {
    file("deploy/token.env", "GITHUB_TOKEN=" + TOKEN + "\n");
    file("deploy/copy.txt", "the same: " + TOKEN + "\n");
    List<Finding> found = run(Optional.of(directory));
    assertTrue(found.stream().anyMatch(f -> f.place().text().equals(TOKEN)), "it is found");
    byte[] bytes = Files.readAllBytes(cacheFile());
    String raw = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String form :
        List.of(
            TOKEN,
            TOKEN.substring(4),
            Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8)))) {
      assertFalse(raw.contains(form), form);
    }
    assertNothingButSpeedChanges();
  }

  @Test
  void onlyItsOwnerReadsTheCache() throws IOException {
    run(Optional.of(directory));
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cacheFile())));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNoFault() throws IOException {
    Files.writeString(directory, "a file where the directory should be");
    CheckResult result = run(Optional.of(directory), "1", Selection.DEFAULT);
    assertEquals(List.of(), result.run().notifications());
    assertEquals(texts(run(Optional.empty())), texts(result.run().findings()));
  }

  @Test
  void runsAtTheSameTimeFindTheSame() {
    List<String> expected = texts(run(Optional.empty()));
    List<CompletableFuture<List<Finding>>> runs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      runs.add(CompletableFuture.supplyAsync(() -> run(Optional.of(directory))));
    }
    runs.forEach(run -> assertEquals(expected, texts(run.join())));
    assertNothingButSpeedChanges();
  }

  @Test
  void whatNoRunUsedForAMonthIsRemoved() throws IOException {
    Files.createDirectories(directory);
    Path old = Files.writeString(directory.resolve("0123.cache"), "old");
    settle(old);
    Path young = Files.writeString(directory.resolve("4567.cache"), "young");
    run(Optional.of(directory));
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(young));
  }

  @Test
  void aSmallTreeHasNone() throws IOException {
    Path small = Files.createDirectory(root.resolve("small"));
    Files.writeString(small.resolve("lintel.yml"), "{}\n");
    Files.writeString(small.resolve("a.sql"), "DELETE FROM a;\n");
    root = small;
    run(Optional.of(directory));
    assertFalse(Files.exists(directory));
  }
}
