package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that a repository's own settings name is run, and it shows no other directory as its own.
 */
class HostileRepositoryTest {
  private static final String FLAWED = "DELETE FROM orders;\n";
  private static final String FINDING =
      ":1:1: high: sql/unscoped-write DELETE on orders has no row filter\n";

  @TempDir Path directory;
  private ScratchRepository git;
  private Path proof;
  private Path evil;

  @BeforeEach
  void makeARepositoryThatRunsThings() throws IOException {
    git = ScratchRepository.init(directory.resolve("work"));
    proof = directory.resolve("proof");
    evil = directory.resolve("evil");
    Files.writeString(evil, "#!/bin/sh\necho \"$0 $*\" >>'" + proof + "'\ncat\n");
    Files.setPosixFilePermissions(evil, PosixFilePermissions.fromString("rwxr-xr-x"));
    git.file("a.sql", "SELECT 1;\n" + FLAWED).file("b.sql", FLAWED.repeat(30)).commit();
  }

  private void set(String name, String value) throws IOException {
    git.run("config", name, value);
  }

  private void makeHostile() throws IOException {
    String run = evil.toString();
    for (String name :
        new String[] {
          "core.fsmonitor",
          "core.pager",
          "pager.diff-index",
          "core.sshCommand",
          "core.editor",
          "core.askPass",
          "core.gitProxy",
          "core.alternateRefsCommand",
          "diff.external",
          "diff.evil.command",
          "diff.evil.textconv",
          "merge.evil.driver",
          "filter.evil.clean",
          "filter.evil.smudge",
          "filter.ev.il=x.process",
          "filter.ev.il=x.clean",
          "credential.helper",
          "gpg.program",
          "sequence.editor",
          "remote.origin.uploadpack"
        }) {
      set(name, run);
    }
    set("filter.evil.required", "true");
    for (String alias : new String[] {"diff-index", "ls-files", "cat-file", "merge-base"}) {
      set("alias." + alias, "!" + run);
    }
    Path hooks = Files.createDirectories(directory.resolve("hooks"));
    for (String hook : new String[] {"post-index-change", "pre-commit", "fsmonitor-watchman"}) {
      Files.createSymbolicLink(hooks.resolve(hook), evil);
    }
    set("core.hooksPath", hooks.toString());
    set("submodule.recurse", "true");
    set("diff.submodule", "diff");
    Files.writeString(
        git.top().resolve(".git/info/attributes"),
        "*.sql filter=evil diff=evil merge=evil\nb.sql filter=ev.il=x\n");
  }

  private Cli.Outcome check(String... args) {
    String[] line = new String[args.length + 1];
    line[0] = "check";
    System.arraycopy(args, 0, line, 1, args.length);
    return new Cli(git.top(), false, ScratchRepository.HERMETIC).run(line);
  }

  private void assertNothingRan() throws IOException {
    assertFalse(Files.exists(proof), () -> read(proof));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Gives a file the time of the index, so that git cannot trust the time and must look inside. */
  private void makeRacy(String path) throws IOException {
    FileTime time = Files.getLastModifiedTime(git.top().resolve(".git/index"));
    Files.setLastModifiedTime(git.top().resolve(path), time);
  }

  @Test
  void theTrapsWork() throws IOException {
    makeHostile();
    git.file("a.sql", FLAWED);
    git.run("diff", "--stat");
    assertTrue(Files.exists(proof), "git itself runs what the settings name");
  }

  @Test
  void nothingRunsWhatIsStagedIsChecked() throws IOException {
    git.file("a.sql", FLAWED).stage();
    makeHostile();
    Cli.Outcome outcome = check("--staged", "--lines");
    assertEquals(
        "", outcome.err().lines().filter(l -> l.startsWith("incomplete")).findFirst().orElse(""));
    assertNothingRan();
    assertEquals("a.sql" + FINDING, check("--staged").out());
    assertNothingRan();
  }

  @Test
  void nothingRunsWhereTheWorkTreeIsCompared() throws IOException {
    git.run("mv", "b.sql", "c.sql");
    makeHostile();
    git.file("a.sql", FLAWED + FLAWED).file("new.sql", FLAWED);
    Files.writeString(git.top().resolve("c.sql"), FLAWED.repeat(30) + "SELECT 1;\n");
    for (String path : new String[] {"a.sql", "c.sql", "new.sql"}) {
      makeRacy(path);
    }
    String out = check("--since", "HEAD").out();
    assertTrue(out.contains("a.sql") && out.contains("c.sql") && out.contains("new.sql"), out);
    assertNothingRan();
    check("--since", "HEAD", "--lines");
    assertNothingRan();
  }

  /**
   * Git looks into a file of unchanged size whose time is that of the index, through its filter.
   */
  @Test
  void nothingRunsForAFileWhoseTimeDoesNotTell() throws IOException {
    makeHostile();
    Files.writeString(git.top().resolve("a.sql"), "SELECT 2;\n" + FLAWED);
    makeRacy("a.sql");
    check("--since", "HEAD");
    assertNothingRan();
  }

  @Test
  void aSubmoduleIsNotEntered() throws IOException {
    Path module = git.top().resolve("module");
    ScratchRepository inner = ScratchRepository.init(module);
    inner.file("m.sql", FLAWED).commit();
    git.run("-c", "advice.addEmbeddedRepo=false", "add", "module");
    git.commit();
    makeHostile();
    inner.run("config", "core.fsmonitor", evil.toString());
    inner.run("config", "filter.evil.clean", evil.toString());
    inner.file(".gitattributes", "* filter=evil\n").file("m.sql", FLAWED + FLAWED);
    check("--since", "HEAD");
    check("--staged");
    assertNothingRan();
  }

  /** A missing object of a partial clone would be fetched by a command of the repository. */
  @Test
  void nothingIsFetched() throws IOException {
    git.file("a.sql", FLAWED).stage();
    String id = git.run("rev-parse", ":a.sql").strip();
    makeHostile();
    set("core.repositoryFormatVersion", "1");
    set("extensions.partialClone", "origin");
    set("remote.origin.promisor", "true");
    set("protocol.allow", "always");
    for (String url : new String[] {"ext::" + evil, "file:///", "ssh://x/y", "git@x:y"}) {
      set("remote.origin.url", url);
      for (String protocol : new String[] {"ext", "file", "ssh", "git"}) {
        set("protocol." + protocol + ".allow", "always");
      }
      Files.deleteIfExists(
          git.top().resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)));
      Cli.Outcome outcome = check("--staged");
      assertEquals(ExitCode.INCOMPLETE, outcome.code(), outcome.err());
      assertNothingRan();
    }
  }

  /** With core.worktree a repository could have the files of another directory read. */
  @Test
  void theWorkTreeIsTheOneThatIsChecked() throws IOException {
    Path other = Files.createDirectories(directory.resolve("other"));
    Files.writeString(other.resolve("secret.sql"), FLAWED);
    set("core.worktree", other.toString());
    Files.writeString(git.top().resolve("new.sql"), FLAWED);
    assertEquals("new.sql" + FINDING, check("--since", "HEAD").out());
  }

  @Test
  void aProgramInTheTreeIsNotGit() throws IOException {
    Files.createSymbolicLink(git.top().resolve("git"), evil);
    Files.createDirectories(git.top().resolve("bin"));
    Files.copy(evil, git.top().resolve("bin/git"));
    Cli cli =
        new Cli(
            git.top(),
            false,
            Map.of("PATH", ".:bin:" + git.top().resolve("bin") + "::" + git.top()));
    assertEquals(ExitCode.PASSED, cli.run("check", "--staged").code());
    assertNothingRan();
  }

  @Test
  void settingsThatAreBrokenAreToldInGitsWords() throws IOException {
    Files.writeString(git.top().resolve(".git/config"), "[core\n\u001b[31m");
    Cli.Outcome outcome = check("--staged");
    assertTrue(
        outcome.err().startsWith("lintel: --staged: 'git ls-files' failed: fatal: bad config"),
        outcome.err());
    assertTrue(outcome.err().chars().noneMatch(c -> c == 0x1b), outcome.err());
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
  }
}
