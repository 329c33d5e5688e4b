package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.testing.ScratchRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check --staged}: the index and nothing but the index. */
class StagedTest {
  private static final String FLAWED = "DELETE FROM orders;\n";
  private static final String CLEAN = "DELETE FROM orders WHERE id = 1;\n";
  private static final String FINDING =
      ":1:1: high: sql/unscoped-write DELETE on orders has no row filter\n";

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        selector:
          app: web
      """;

  @TempDir Path directory;
  private ScratchRepository git;
  private Cli cli;

  @BeforeEach
  void makeARepository() throws IOException {
    git = ScratchRepository.init(directory.resolve("work"));
    cli = new Cli(git.top(), false, ScratchRepository.HERMETIC);
  }

  private String staged(String... args) {
    return outcome(args).out();
  }

  private Cli.Outcome outcome(String... args) {
    String[] line = new String[args.length + 2];
    line[0] = "check";
    line[1] = "--staged";
    System.arraycopy(args, 0, line, 2, args.length);
    Cli.Outcome outcome = cli.run(line);
    assertTrue(
        outcome.code() == ExitCode.PASSED || outcome.code() == ExitCode.GATE_FAILED,
        () -> outcome.err());
    return outcome;
  }

  private static String deployment(String label) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      selector:
        matchLabels: {app: %1$s}
      template:
        metadata:
          labels: {app: %1$s}
        spec:
          containers: []
    """
        .formatted(label);
  }

  @Test
  void aFileIsCheckedAsItIsStaged() throws IOException {
    git.file("a.sql", CLEAN).file("b.sql", FLAWED).commit();
    git.file("a.sql", FLAWED).stage().file("a.sql", CLEAN);
    assertEquals("a.sql" + FINDING, staged(), "the work tree is clean, and b.sql is not staged");
    git.file("a.sql", CLEAN).stage().file("a.sql", FLAWED);
    assertEquals("", staged(), "the index is as HEAD");
  }

  @Test
  void aFileThatIsGoneFromTheWorkTreeIsStillCheckedAsStaged() throws IOException {
    git.file("a.sql", FLAWED).stage();
    Files.delete(git.top().resolve("a.sql"));
    assertEquals("a.sql" + FINDING, staged());
    assertEquals("a.sql" + FINDING, staged("a.sql"));
  }

  @Test
  void aFileThatIsDeletedInTheIndexIsNotChecked() throws IOException {
    git.file("a.sql", FLAWED).commit();
    git.run("rm", "--quiet", "--cached", "a.sql");
    assertEquals("", staged());
    assertEquals("", staged("a.sql"));
  }

  @Test
  void beforeTheFirstCommitAllOfTheIndexIsAChange() throws IOException {
    git.file("a.sql", FLAWED).file("empty.sql", "").stage().file("b.sql", FLAWED);
    assertEquals("a.sql" + FINDING, staged());
    git.file("new.sql", FLAWED).run("add", "--intent-to-add", "new.sql");
    assertEquals("a.sql" + FINDING, staged(), "new.sql was announced, and has no content yet");
  }

  @Test
  void anEmptyIndexHasNothingToCheck() {
    assertEquals("", staged());
  }

  @Test
  void aPathThatWasAnnouncedOnlyIsNotInTheCommit() throws IOException {
    git.file("kustomization.yaml", "resources: []\n").commit();
    git.file("kustomization.yaml", "resources: [a.yaml, empty.yaml]\n").stage();
    git.file("a.yaml", SERVICE).run("add", "--intent-to-add", "a.yaml");
    git.file("empty.yaml", "").run("add", "empty.yaml");
    assertEquals(
        "kustomization.yaml:1:13: high: kustomize/missing-resource 'a.yaml' in resources does not"
            + " exist\n",
        staged("--only", "kustomize/missing-resource"));
  }

  @Test
  void whatIsNoFileInTheIndexIsNotRead() throws IOException {
    git.file("real/a.sql", CLEAN).commit();
    Files.createSymbolicLink(git.top().resolve("link.sql"), Path.of("real/a.sql"));
    Files.createSymbolicLink(git.top().resolve("out.sql"), Path.of("../../else.sql"));
    ScratchRepository.init(git.top().resolve("module")).file("m.sql", FLAWED).commit();
    git.run("-c", "advice.addEmbeddedRepo=false", "add", "--all");
    Cli.Outcome outcome = outcome("-v");
    assertEquals("", outcome.out());
    assertTrue(outcome.err().startsWith("no findings in 0 files\n"), outcome.err());
    git.file("kustomization.yaml", "resources: [module/base, link.sql]\n");
    git.run("add", "kustomization.yaml");
    assertEquals("", staged("--only", "kustomize/missing-resource"));
  }

  @Test
  void aConflictMakesTheRunIncomplete() throws IOException {
    git.file("a.sql", CLEAN).file("b.sql", FLAWED).commit();
    git.run("checkout", "--quiet", "-b", "other");
    git.file("a.sql", CLEAN + "-- other\n").commit();
    git.run("checkout", "--quiet", "main");
    git.file("a.sql", CLEAN + "-- main\n").commit();
    assertTrue(
        assertThrows(IllegalStateException.class, () -> git.run("merge", "other"))
            .getMessage()
            .contains("CONFLICT"));
    Cli.Outcome outcome = cli.run("check", "--staged");
    assertTrue(
        outcome
            .err()
            .startsWith("incomplete: a.sql: has a conflict; resolve it and stage the result\n"),
        outcome.err());
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
    assertEquals("", staged("b.sql"), "the conflict is elsewhere");
  }

  @Test
  void contentsComeAsTheyAreStored() throws IOException {
    git.file(".gitattributes", "*.sql text eol=crlf filter=no\n");
    git.file("a.sql", "SELECT 1;\n" + FLAWED).stage();
    Files.delete(git.top().resolve("a.sql"));
    git.run("checkout", "--", "a.sql");
    assertTrue(Files.readString(git.top().resolve("a.sql")).contains("\r\n"));
    assertEquals("a.sql:2:1" + FINDING.substring(4), staged());
  }

  @Test
  void rulesAcrossFilesSeeTheProjectOfTheIndex() throws IOException {
    git.file("k/deployment.yaml", deployment("web")).file("k/service.yaml", SERVICE).commit();
    String only = "kubernetes/dangling-selector";
    git.file("k/service.yaml", SERVICE.replace("app: web", "app: api")).stage();
    String finding =
        "k/service.yaml:7:5: medium: kubernetes/dangling-selector Service 'web' selects no pod of"
            + " the project\n";
    assertEquals(finding, staged("--only", only).replaceAll(": high:", ": medium:"));
    git.file("k/deployment.yaml", deployment("api"));
    assertEquals(
        finding,
        staged("--only", only).replaceAll(": high:", ": medium:"),
        "what the work tree has does not count");
    git.stage();
    assertEquals("", staged("--only", only));
    git.commit();
    git.file("k/other.yaml", SERVICE.replace("name: web", "name: w")).stage();
    assertTrue(staged("--only", only).startsWith("k/other.yaml:7:5: "));
    git.run("rm", "--quiet", "--cached", "k/other.yaml");
    git.file("k/deployment.yaml", deployment("web")).stage();
    git.run("rm", "--quiet", "--cached", "k/other.yaml");
    assertEquals(finding, staged("--only", only), "the Service lost its pod by a changed file");
    git.commit();
    git.file("k/settings.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n").stage();
    assertEquals("", staged("--only", only), "nothing that it speaks of changed");
  }

  /** Rules of single files, secrets among them, and complaints about suppressions. */
  @Test
  void filesOfTheContextAreNotReportedOn() throws IOException {
    String context =
        """
        # lintel: ignore[kubernetes/host-namespace] nothing here uses it
        # lintel: ignore[kubernetes/no-such-rule] and this is no rule
        """
            + deployment("web")
            + "# password: Sup3rSecretPassw0rd99\n"
            + "      hostNetwork: true\n";
    git.file("k/deployment.yaml", context).file("k/bad.yaml", "a: [\n").file("x.sql", FLAWED);
    git.file("k/service.yaml", SERVICE).commit();
    git.file("k/service.yaml", SERVICE + "# changed\n").stage();
    Cli.Outcome outcome = outcome("-v");
    assertEquals("", outcome.out());
    assertTrue(outcome.err().startsWith("no findings in 1 file\n"), outcome.err());
    assertTrue(outcome.err().endsWith("  kubernetes  k/service.yaml\n"), outcome.err());
  }

  @Test
  void aSuppressionInAnUnchangedFileStillHolds() throws IOException {
    String service = SERVICE.replace("app: web\n", "app: web # lintel: ignore[X] later\n");
    git.file("k/s.yaml", service.replace("X", "kubernetes/dangling-selector"));
    git.file("k/deployment.yaml", deployment("api")).commit();
    git.file("k/deployment.yaml", deployment("apis")).stage();
    assertEquals("", staged("--only", "kubernetes/dangling-selector"));
  }

  @Test
  void configurationIsThatOfTheIndex() throws IOException {
    git.file("a.sql", FLAWED).file("lintel.yml", "rules: {sql/unscoped-write: low}\n").stage();
    git.file("lintel.yml", "exclude: [a.sql]\n");
    assertEquals("a.sql" + FINDING.replace("high", "low"), staged());
    git.stage();
    assertEquals("", staged());
    git.run("rm", "--quiet", "--cached", "lintel.yml");
    assertEquals("a.sql" + FINDING, staged(), "the commit will hold no lintel.yml");
    Files.writeString(directory.resolve("own.yml"), "rules: {sql/unscoped-write: info}\n");
    assertEquals(
        "a.sql" + FINDING.replace("high", "info"),
        staged("--config", directory.resolve("own.yml").toString()));
  }

  @Test
  void pathsNarrowWhatIsStaged() throws IOException {
    git.file("a/x.sql", FLAWED).file("b/x.sql", FLAWED).file("b.sql", FLAWED).stage();
    git.file("b/unstaged.sql", FLAWED);
    assertEquals("b/x.sql" + FINDING, staged("b"));
    assertEquals("a/x.sql" + FINDING + "b.sql" + FINDING, staged("b.sql", "a/"));
    assertEquals("", staged("b/unstaged.sql"));
    Cli.Outcome slip = cli.run("check", "--staged", "none.sql");
    assertTrue(slip.err().startsWith("incomplete: none.sql: does not exist\n"), slip.err());
    Cli.Outcome outside = cli.run("check", "--staged", "b", directory.resolve("else").toString());
    assertEquals(
        "lintel: --staged: '%s' is outside of '%s'; name what is in it\n"
            .formatted(directory.resolve("else"), git.top()),
        outside.err());
    assertEquals(ExitCode.MISUSE, outside.code());
  }

  @Test
  void whatACheckLeavesOutIsLeftOut() throws IOException {
    git.file(".gitignore", "ignored/\n*.tmp.sql\n").file("deep/.gitignore", "x.sql\n");
    git.file("lintel.yml", "exclude: [excluded/]\n");
    for (String path :
        new String[] {
          "ignored/a.sql", "a.tmp.sql", "deep/x.sql", "excluded/a.sql", "vendor/a.sql", "deep/y.sql"
        }) {
      git.file(path, FLAWED);
    }
    git.stage();
    assertEquals("deep/y.sql" + FINDING, staged());
    assertEquals(cli.run("check").out(), staged(), "as the files on disk are");
    assertEquals("ignored/a.sql" + FINDING, staged("ignored/a.sql"), "a named file is taken");
    assertEquals("vendor/a.sql" + FINDING, staged("vendor"), "and what is below a named one");
    assertEquals("", staged("excluded/a.sql"));
    assertEquals(
        "a.tmp.sql"
            + FINDING
            + "deep/x.sql"
            + FINDING
            + "deep/y.sql"
            + FINDING
            + "ignored/a.sql"
            + FINDING,
        staged("--no-ignore"));
  }

  @Test
  void aRootBelowTheTopOfTheWorkTreeIsItsOwn() throws IOException {
    git.file("team/lintel.yml", "rules: {sql/unscoped-write: low}\n").file("team/a.sql", FLAWED);
    git.file("other/a.sql", FLAWED).stage();
    cli = new Cli(git.top().resolve("team"), false, ScratchRepository.HERMETIC);
    assertEquals("a.sql" + FINDING.replace("high", "low"), staged());
  }

  @Test
  void onlyChangedLinesCountWhereLinesAreAskedFor() throws IOException {
    git.file("a.sql", FLAWED + "SELECT 1;\n" + FLAWED + "SELECT 1;\n").commit();
    git.file("a.sql", FLAWED + "SELECT 2;\n" + FLAWED + FLAWED).stage().file("a.sql", "");
    assertEquals("a.sql:4:1" + FINDING.substring(4), staged("--lines"));
    assertEquals(3, staged().lines().count());
    git.file("b.sql", FLAWED).stage();
    git.file("a.sql", FLAWED + FLAWED).stage();
    assertEquals(
        "a.sql:2:1" + FINDING.substring(4) + "b.sql" + FINDING,
        staged("--lines"),
        "a line that is gone touches the one behind it, and a new file is new all over");
  }

  @Test
  void aRenamedFileIsChangedAndItsLinesAreNot() throws IOException {
    git.file("a.sql", FLAWED + "SELECT 1;\n".repeat(20)).commit();
    git.run("mv", "a.sql", "b.sql");
    assertEquals("b.sql" + FINDING, staged());
    assertEquals("", staged("--lines"));
    git.file("b.sql", FLAWED + "SELECT 1;\n".repeat(20) + FLAWED).stage();
    assertEquals("b.sql:22:1" + FINDING.substring(4), staged("--lines"));
  }

  /** The finding on a line that did not change keeps its new suppression in use. */
  @Test
  void aSuppressionThatIsAddedIsNotUnused() throws IOException {
    git.file("a.sql", FLAWED + FLAWED).commit();
    git.file("a.sql", "-- lintel: ignore[sql/unscoped-write] a table of a day\n" + FLAWED + FLAWED);
    git.stage();
    assertEquals("", staged("--lines"));
    git.file("a.sql", "-- lintel: ignore[sql/unscoped-write] nothing\n" + CLEAN + FLAWED).stage();
    assertTrue(staged("--lines").contains("promotion/unused-suppression"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-a.sql", "--staged.sql", " .sql", "a b.sql", "a\nb.sql", "a\"'b.sql"})
  void namesMayHoldAnything(String name) throws IOException {
    git.file(name, FLAWED).stage();
    String shown = name.replace("\n", "\\u{a}");
    assertEquals(shown + FINDING, staged());
    assertEquals(shown + FINDING, staged("--", name));
  }

  @Test
  void namesThatAreNotUtf8OrClashInCaseAreReported() throws IOException {
    String id = git.run(FLAWED.getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin");
    byte[] index =
        ("100644 " + id.strip() + " 0\tb?.sql\n100644 " + id.strip() + " 0\tA.sql\n100644 ")
            .concat(id.strip() + " 0\ta.sql\n")
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < index.length; i++) {
      index[i] = index[i] == '?' ? (byte) 0xE9 : index[i];
    }
    git.run(index, "update-index", "--index-info");
    assertEquals("A.sql" + FINDING + "a.sql" + FINDING + "b\uFFFD.sql" + FINDING, staged());
  }

  @Test
  void anIndexOfTenThousandEntriesIsRead() throws IOException {
    String id = git.run(CLEAN.getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin");
    StringBuilder index = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      index.append("100644 ").append(id.strip()).append(" 0\td").append(i % 100);
      index.append("/f").append(i).append(".sql\n");
    }
    git.run(index.toString().getBytes(StandardCharsets.UTF_8), "update-index", "--index-info");
    git.run("commit", "--quiet", "--message=x");
    git.file("d7/f7.sql", FLAWED).run("add", "d7/f7.sql");
    assertEquals("d7/f7.sql" + FINDING, staged());
  }

  @Test
  void aContentOverTheLimitLeavesTheOthersReadable() throws IOException {
    byte[] large = new byte[(64 << 20) + 1];
    Arrays.fill(large, (byte) '\n');
    Files.write(git.top().resolve("a.sql"), large);
    git.file("b.sql", FLAWED).stage();
    Cli.Outcome outcome = cli.run("check", "--staged", "--jobs", "1");
    assertEquals("b.sql" + FINDING, outcome.out());
    assertTrue(
        outcome
            .err()
            .startsWith("incomplete: a.sql: is over the limit: 67108865 bytes of at most 67108864"),
        outcome.err());
  }

  @Test
  void aMissingContentMakesTheRunIncomplete() throws IOException {
    git.file("a.sql", CLEAN).commit();
    String id = "0123456789012345678901234567890123456789";
    git.run("update-index", "--cacheinfo", "100644," + id + ",a.sql");
    Cli.Outcome outcome = cli.run("check", "--staged");
    assertTrue(
        outcome
            .err()
            .startsWith(
                "incomplete: a.sql: cannot be read: its content is not in this repository; fetch it"
                    + " with 'git fetch'\n"),
        outcome.err());
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
  }

  /** A content that cannot be had tells whether somebody asked for it. */
  @Test
  void theContextIsReadOnlyWhereItMatters() throws IOException {
    String id = "0123456789012345678901234567890123456789";
    for (String path : new String[] {"k/x.yaml", "x.sql", "x.txt", ".github/workflows/x.yml"}) {
      git.run("update-index", "--add", "--cacheinfo", "100644," + id + "," + path);
    }
    String tree = git.run("write-tree", "--missing-ok").strip();
    git.run("update-ref", "HEAD", git.run("commit-tree", "-m", "x", tree).strip());
    git.file("a.sql", FLAWED).run("add", "a.sql");
    assertEquals("a.sql" + FINDING, staged());
    git.file("k/s.yaml", SERVICE).run("add", "k/s.yaml");
    Cli.Outcome outcome = cli.run("check", "--staged");
    assertEquals("a.sql" + FINDING, outcome.out());
    assertEquals(
        "incomplete: k/x.yaml: cannot be read: its content is not in this repository; fetch it with"
            + " 'git fetch'",
        outcome.err().lines().findFirst().orElseThrow());
    assertEquals(2, outcome.err().lines().filter(line -> line.startsWith("incomplete: ")).count());
    assertTrue(outcome.err().contains("\nincomplete: x.sql: cannot be read: "), outcome.err());
    assertEquals("a.sql" + FINDING, staged("--only", "sql/**"));
  }

  @Test
  void aRepositoryOfSha256IsReadAlike() throws IOException {
    git = new ScratchRepository(Files.createDirectories(directory.resolve("long")));
    git.run("init", "--quiet", "--object-format=sha256", "--initial-branch=main");
    cli = new Cli(git.top(), false, ScratchRepository.HERMETIC);
    git.file("a.sql", FLAWED).stage().file("b.sql", FLAWED).run("add", "-N", "b.sql");
    assertEquals("a.sql" + FINDING, staged());
    git.commit();
    git.file("a.sql", FLAWED + FLAWED);
    assertEquals("", staged());
    assertEquals(
        "a.sql:2:1" + FINDING.substring(4), cli.run("check", "--since", "HEAD", "--lines").out());
  }

  @Test
  void aConfigurationThatIsNoFileIsNotPassedOver() throws IOException {
    git.file("a.sql", FLAWED);
    Files.createSymbolicLink(git.top().resolve("lintel.yml"), Path.of("other.yml"));
    git.stage();
    Cli.Outcome outcome = cli.run("check", "--staged");
    assertEquals("lintel: lintel.yml: is not a regular file and was not opened\n", outcome.err());
    assertEquals(ExitCode.MISUSE, outcome.code());
  }

  @Test
  void withoutARepositoryItIsMisuse() throws IOException {
    Path none = Files.createDirectories(directory.resolve("none"));
    Cli.Outcome outcome = new Cli(none, false, Map.of()).run("check", "--staged");
    assertEquals(
        "lintel: --staged: '"
            + none
            + "' is in no git repository; start it inside of one, or name the files\n",
        outcome.err());
    assertEquals(ExitCode.MISUSE, outcome.code());
    Cli.Outcome empty = Cli.in(none).run("check", "--staged");
    assertTrue(empty.err().startsWith("lintel: --staged: this is no git repository: "));
    assertEquals(ExitCode.MISUSE, empty.code());
  }

  /** A partial commit and {@code commit -a} use an index of their own, which the hook is told. */
  @Test
  void insideAHookTheIndexIsThatOfTheCommit() throws IOException {
    git.file("a.sql", CLEAN).file("b.sql", CLEAN).commit();
    Path hook = git.top().resolve(".git/hooks/pre-commit");
    Files.createDirectories(hook.getParent());
    Files.writeString(
        hook,
        "#!/bin/sh\nenv -0 >\""
            + directory
            + "/env\"; cp \"$GIT_INDEX_FILE\" "
            + "\""
            + directory
            + "/index\"; exit 0\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    git.file("a.sql", FLAWED).file("b.sql", FLAWED).run("add", "b.sql");
    git.run("commit", "--quiet", "--message=x", "a.sql");
    Map<String, String> variables = new HashMap<>(ScratchRepository.HERMETIC);
    for (String pair : Files.readString(directory.resolve("env")).split("\0")) {
      if (pair.startsWith("GIT_INDEX_FILE=")) {
        Path own = Path.of(pair.substring(pair.indexOf('=') + 1));
        Files.copy(directory.resolve("index"), own);
        variables.put("GIT_INDEX_FILE", own.toString());
      }
    }
    git.run("update-ref", "HEAD", "HEAD~1");
    cli = new Cli(git.top(), false, variables);
    assertEquals("a.sql" + FINDING, staged(), "b.sql is staged for another commit");
  }

  @Test
  void aLinkedWorkTreeHasAnIndexOfItsOwn() throws IOException {
    git.file("a.sql", CLEAN).commit();
    Path linked = directory.resolve("linked");
    git.run("worktree", "add", "--quiet", linked.toString());
    new ScratchRepository(linked).file("b.sql", FLAWED).stage();
    assertEquals("", staged());
    cli = new Cli(linked, false, ScratchRepository.HERMETIC);
    assertEquals("b.sql" + FINDING, staged());
  }

  @Test
  void theReportIsTheSameForAnyNumberOfThreads() throws IOException {
    IntStream.range(0, 40).forEach(i -> git.file("f" + i + ".sql", FLAWED.repeat(i + 1)));
    git.stage();
    String one = staged("--jobs", "1", "--format", "json");
    assertEquals(one, staged("--jobs", "4", "--format", "json"));
    assertEquals(one, cli.run("check", "--format", "json").out());
  }
}
