package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.testing.ScratchRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check --since REF}: what a pull request would change. */
class SinceTest {
  private static final String FLAWED = "DELETE FROM orders;\n";
  private static final String CLEAN = "DELETE FROM orders WHERE id = 1;\n";
  private static final String FINDING =
      ":1:1: high: sql/unscoped-write DELETE on orders has no row filter\n";

  @TempDir Path directory;
  private ScratchRepository git;
  private Cli cli;

  @BeforeEach
  void makeABranch() throws IOException {
    git = ScratchRepository.init(directory.resolve("work"));
    cli = new Cli(git.top(), false, ScratchRepository.HERMETIC);
    git.file("old.sql", FLAWED).file("kept.sql", CLEAN).commit();
    git.run("checkout", "--quiet", "-b", "topic");
  }

  private String since(String reference, String... args) {
    Cli.Outcome outcome = run(reference, args);
    assertTrue(
        outcome.code() == ExitCode.PASSED || outcome.code() == ExitCode.GATE_FAILED,
        () -> outcome.err());
    return outcome.out();
  }

  private Cli.Outcome run(String reference, String... args) {
    String[] line = new String[args.length + 3];
    line[0] = "check";
    line[1] = "--since";
    line[2] = reference;
    System.arraycopy(args, 0, line, 3, args.length);
    return cli.run(line);
  }

  private void assertMisuse(String message, Cli.Outcome outcome) {
    assertEquals("lintel: " + message + "\n", outcome.err());
    assertEquals("", outcome.out());
    assertEquals(ExitCode.MISUSE, outcome.code());
  }

  @Test
  void committedStagedUnstagedAndUntrackedChangesCountAlike() throws IOException {
    git.file("a.sql", FLAWED).commit();
    git.file("b.sql", FLAWED).run("add", "b.sql");
    git.file("c.sql", FLAWED).file("kept.sql", FLAWED);
    git.file(".gitignore", "ignored.sql\n").file("ignored.sql", FLAWED);
    assertEquals(
        "a.sql" + FINDING + "b.sql" + FINDING + "c.sql" + FINDING + "kept.sql" + FINDING,
        since("main"));
    assertEquals("", since("main", "old.sql"));
    assertEquals("b.sql" + FINDING, since("main", "b.sql", "old.sql"));
    assertTrue(since("main", "--no-ignore").contains("ignored.sql"));
  }

  /** As {@code git diff main...} and a pull request have it, not {@code git diff main}. */
  @Test
  void theBaseIsWhereTheWorkPartedFromTheReference() throws IOException {
    git.file("a.sql", FLAWED).commit();
    git.run("checkout", "--quiet", "main");
    git.file("kept.sql", CLEAN + "-- main went on\n").file("new.sql", FLAWED).commit();
    git.run("checkout", "--quiet", "topic");
    assertEquals("a.sql" + FINDING, since("main"));
    assertEquals("a.sql" + FINDING, since("main", "--lines"));
  }

  @Test
  void aDeletedFileIsNoFault() throws IOException {
    Files.delete(git.top().resolve("old.sql"));
    assertEquals("", since("main"));
    assertEquals("", since("main", "old.sql"));
    Cli.Outcome slip = run("main", "none.sql");
    assertTrue(slip.err().startsWith("incomplete: none.sql: does not exist\n"), slip.err());
  }

  @Test
  void onlyChangedLinesCountWhereLinesAreAskedFor() throws IOException {
    git.file("old.sql", FLAWED + "SELECT 1;\n" + FLAWED);
    assertEquals("old.sql:3:1" + FINDING.substring(4), since("main", "--lines"));
    assertEquals(2, since("main").lines().count());
    git.file("old.sql", "SELECT 1;\r\n" + FLAWED.replace("\n", "\r\n"));
    assertEquals("", since("main", "--lines"), "a checkout with CR LF changes no line");
  }

  /** The attributes of a pull request must not hide its lines. */
  @Test
  void attributesDoNotHideLines() throws IOException {
    git.file(".gitattributes", "*.sql binary -diff\n").file("old.sql", FLAWED + FLAWED);
    assertEquals("old.sql:2:1" + FINDING.substring(4), since("main", "--lines"));
  }

  @Test
  void aRenamedFileIsChangedAndItsLinesAreNot() throws IOException {
    git.run("mv", "old.sql", "moved.sql");
    assertEquals("moved.sql" + FINDING, since("main"));
    assertEquals("", since("main", "--lines"));
  }

  @Test
  void aFileThatWasOnlyTouchedIsNotChanged() throws IOException {
    Path old = git.top().resolve("old.sql");
    Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000_000_000L));
    assertEquals("", since("main"));
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertEquals("old.sql" + FINDING, since("main"), "its mode is a change");
    assertEquals("", since("main", "--lines"));
  }

  @Test
  void rulesAcrossFilesSeeTheProject() throws IOException {
    git.file(
        "k/d.yaml",
        manifest(
            "Deployment", "template: {metadata: {labels: {app: web}}, spec: {containers: []}}"));
    git.file("k/s.yaml", manifest("Service", "selector: {app: web}")).commit();
    git.run("branch", "--force", "main");
    git.file("k/t.yaml", manifest("Service", "selector: {app: web}"));
    String[] only = {"--only", "kubernetes/dangling-selector"};
    assertEquals("", since("main", only));
    git.file("k/t.yaml", manifest("Service", "selector: {app: none}"));
    assertTrue(since("main", only).startsWith("k/t.yaml:4:18: "), since("main", only));
    assertEquals("", since("HEAD", only[0], only[1], "k/s.yaml"));
  }

  private static String manifest(String kind, String spec) {
    String group = kind.equals("Service") ? "v1" : "apps/v1";
    return "apiVersion: "
        + group
        + "\nkind: "
        + kind
        + "\nmetadata: {name: web}\nspec: {"
        + spec
        + "}\n";
  }

  /** The other place that a finding speaks of may be the changed one. */
  @Test
  void aFindingIsReportedForItsRelatedPlaceToo() throws IOException {
    String file = ".github/workflows/ci.yml";
    String workflow =
        """
        on: pull_request_target
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683
                with:
                  ref: %s
              - run: make
        """;
    git.file(file, workflow.formatted("main")).commit();
    git.run("branch", "--force", "main");
    git.file(file, workflow.formatted("${{ github.event.pull_request.head.sha }}"));
    String found = since("main", "--lines", "--only", "workflow/dangerous-trigger");
    assertTrue(found.startsWith(file + ":1:5: "), found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-a.sql", " .sql", "a b.sql", "a\nb.sql", "a\"'b.sql", "A.sql", "é.sql"})
  void namesMayHoldAnything(String name) throws IOException {
    git.file(name, FLAWED);
    String shown = name.replace("\n", "\\u{a}");
    assertEquals(shown + FINDING, since("main"));
    git.stage();
    assertEquals(shown + FINDING, since("main", "--lines"));
    git.commit();
    assertEquals(shown + FINDING, since("main"));
  }

  @Test
  void namesThatAreNotUtf8AreReported() throws Exception {
    Process made =
        new ProcessBuilder(
                "sh", "-c", "printf 'DELETE FROM orders;\\n' >\"$(printf 'b\\351.sql')\"")
            .directory(git.top().toFile())
            .start();
    assertEquals(0, made.waitFor());
    assertEquals("b\uFFFD.sql" + FINDING, since("main"));
    git.commit();
    assertEquals("b\uFFFD.sql" + FINDING, since("main"));
  }

  @Test
  void anUnknownReferenceIsMisuse() {
    assertMisuse(
        "--since: there is no commit, branch or tag 'mian' here; fetch it, or name another",
        run("mian"));
    assertMisuse(
        "--since: there is no commit, branch or tag 'HEAD:old.sql' here; fetch it, or name another",
        run("HEAD:old.sql"));
    assertMisuse(
        "--since does not take '-x'; it takes a commit, branch or tag",
        cli.run("check", "--since=-x"));
  }

  @Test
  void aShallowCloneIsToldWhatToFetch() throws IOException {
    git.file("a.sql", FLAWED).commit();
    Path clone = directory.resolve("clone");
    git.run("clone", "--quiet", "--depth=1", "file://" + git.top(), clone.toString());
    cli = new Cli(clone, false, ScratchRepository.HERMETIC);
    String cure =
        "fetch the rest with 'git fetch --unshallow', or in a workflow set 'fetch-depth: 0' at"
            + " actions/checkout";
    assertMisuse(
        "--since: there is no commit 'origin/main' in this shallow clone; " + cure,
        run("origin/main"));
    new ScratchRepository(clone).run("fetch", "--quiet", "--depth=1", "origin", "main:main");
    assertMisuse(
        "--since: the history that is here does not reach back to where 'main' and HEAD part; "
            + cure,
        run("main"));
  }

  @Test
  void unrelatedHistoriesAndNoHistoryAreMisuse() throws IOException {
    git.run("checkout", "--quiet", "--orphan", "island");
    assertMisuse("--since: there is no commit yet to compare 'main' with", run("main"));
    git.file("island.sql", CLEAN).commit();
    assertMisuse(
        "--since: 'main' and HEAD have no commit in common; name one that this work started from",
        run("main"));
  }

  /** The lines are found in what was read, so it does not matter what git saw before. */
  @Test
  void aFileThatChangesAfterGitListedItIsJudgedByWhatIsRead() throws Exception {
    git.file("old.sql", FLAWED + FLAWED);
    Path slow = Files.createDirectories(directory.resolve("bin"));
    Files.writeString(
        slow.resolve("git"),
        """
        #!/bin/sh
        case "$*" in
          *cat-file*) ;;
          *diff-index*) /usr/bin/git "$@"; code=$?; printf 'SELECT 1;\\nDELETE FROM orders;\\n' >old.sql; exit $code ;;
        esac
        exec /usr/bin/git "$@"
        """);
    Files.setPosixFilePermissions(
        slow.resolve("git"), PosixFilePermissions.fromString("rwxr-xr-x"));
    cli =
        new Cli(
            git.top(),
            false,
            Map.of("PATH", slow + ":/usr/bin:/bin", "GIT_CONFIG_GLOBAL", "/dev/null"));
    assertEquals("", since("main", "--lines"), "the DELETE is the old one now");
    assertEquals(
        "SELECT 1;\n" + FLAWED,
        Files.readString(git.top().resolve("old.sql"), StandardCharsets.UTF_8));
  }
}
