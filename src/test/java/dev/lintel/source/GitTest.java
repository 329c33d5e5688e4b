package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which program runs, under which variables, and what comes of one that misbehaves. */
class GitTest {
  @TempDir Path directory;
  private Path top;

  @BeforeEach
  void makeARepository() throws IOException {
    top = directory.resolve("work tree");
    ScratchRepository.init(top);
  }

  private Repository repository(Map<String, String> variables) throws GitException {
    Map<String, String> environment = new HashMap<>(ScratchRepository.HERMETIC);
    environment.putAll(variables);
    return new Git(top, environment).repository(top);
  }

  /** Makes a program called git. */
  private Path program(Path place, String script) throws IOException {
    Files.createDirectories(place);
    Path program = Files.writeString(place.resolve("git"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return place;
  }

  @Test
  void theUsersPathComesFirst() throws Exception {
    Path own = program(directory.resolve("bin"), "echo own");
    assertEquals("own\n", repository(Map.of("PATH", own + ":/usr/bin")).output("version"));
  }

  @Test
  void aProgramOfTheTreeIsPassedOver() throws Exception {
    Path inside = program(top.resolve("bin"), "echo hostile");
    Path link = Files.createSymbolicLink(directory.resolve("link"), inside);
    Files.createDirectories(directory.resolve("bin"));
    Files.createSymbolicLink(directory.resolve("bin/git"), inside.resolve("git"));
    for (String path : new String[] {inside.toString(), link.toString(), directory + "/bin"}) {
      String version = repository(Map.of("PATH", path)).output("version");
      assertTrue(version.startsWith("git version "), version);
    }
  }

  @Test
  void withoutAnyGitThereIsAWordWhatToInstall() {
    GitException missing =
        assertThrows(
            GitException.class,
            () -> new Git(top, Map.of("PATH", "/none"), List.of()).repository(top));
    assertEquals(
        "git is not on the PATH; install it, for it alone knows what changed",
        missing.getMessage());
    assertFalse(missing.isMisuse());
  }

  @Test
  void relativeDirectoriesOfThePathArePassedOver() throws Exception {
    String version = repository(Map.of("PATH", ":.:bin::../x")).output("version");
    assertTrue(version.startsWith("git version "), version);
  }

  @Test
  void variablesThatRunSomethingAreNotHandedOn() throws Exception {
    Path shown = program(directory.resolve("bin"), "exec /usr/bin/env");
    String variables =
        repository(
                Map.of(
                    "PATH", shown.toString(),
                    "GIT_EXTERNAL_DIFF", "evil",
                    "GIT_SSH_COMMAND", "evil",
                    "GIT_TRACE", "/tmp/evil",
                    "HOME", "/home/a",
                    "GIT_CONFIG_COUNT", "0"))
            .output("version");
    assertFalse(variables.contains("evil"), variables);
    assertTrue(variables.contains("HOME=/home/a\n"), variables);
    assertTrue(variables.contains("GIT_CONFIG_COUNT=0\n"), variables);
    assertTrue(variables.contains("GIT_WORK_TREE=" + top + "\n"), variables);
  }

  /** The index of a hook's repository says nothing about another one. */
  @Test
  void whatAHookIsToldHoldsForItsOwnRepositoryOnly() throws Exception {
    Path shown = program(directory.resolve("bin"), "exec /usr/bin/env");
    Map<String, String> hook =
        Map.of("PATH", shown.toString(), "GIT_INDEX_FILE", ".git/x", "GIT_DIR", ".git");
    String own = new Git(top, hook).repository(top).output("version");
    assertTrue(own.contains("GIT_INDEX_FILE=.git/x\n"), own);
    assertTrue(own.contains("GIT_DIR=" + top.resolve(".git") + "\n"), own);
    Path inner = top.resolve("inner");
    ScratchRepository.init(inner);
    String other = new Git(top, hook).repository(inner).output("version");
    assertFalse(other.contains("GIT_INDEX_FILE="), other);
    assertFalse(other.contains("GIT_DIR="), other);
  }

  @Test
  void gitsOwnWordsArePassedOn() throws Exception {
    Path refusing =
        program(
            directory.resolve("bin"),
            "echo \"fatal: detected dubious ownership in repository at '/x'\" >&2\n"
                + "printf '\\tgit config --global --add safe.directory /x\\n' >&2; exit 128");
    GitException refused =
        assertThrows(
            GitException.class,
            () -> repository(Map.of("PATH", refusing.toString())).output("ls-files"));
    assertEquals(
        "'git ls-files' failed: fatal: detected dubious ownership in repository at '/x' git config"
            + " --global --add safe.directory /x",
        refused.getMessage());
    assertFalse(refused.isMisuse());
  }

  @Test
  void aProgramThatNeverEndsIsStopped() throws Exception {
    Path slow = program(directory.resolve("bin"), "exec /bin/sleep 60");
    Repository repository = repository(Map.of("PATH", slow.toString()));
    GitException stopped =
        assertThrows(GitException.class, () -> repository.start("ls-files").limitedTo(1).code());
    assertEquals("'git ls-files' was stopped after 1 s; nothing was checked", stopped.getMessage());
  }

  @Test
  void outputIsTakenUpToALimit() throws Exception {
    Path endless = program(directory.resolve("bin"), "exec /usr/bin/head -c 70000000 /dev/zero");
    Repository repository = repository(Map.of("PATH", endless.toString()));
    GitException over = assertThrows(GitException.class, () -> repository.start("ls-files").code());
    assertEquals(
        "'git ls-files' gave more than 67108864 bytes; nothing was checked", over.getMessage());
  }

  @Test
  void contentsThatDoNotComeAreNamed() throws Exception {
    Path dying = program(directory.resolve("bin"), "read id; echo \"$id blob 100\"; echo few");
    try (Blobs blobs = repository(Map.of("PATH", dying.toString())).blobs()) {
      IOException cut = assertThrows(IOException.class, () -> blobs.read("id", 1000));
      assertEquals("cannot be read: git stopped in the middle of it", cut.getMessage());
      IOException after = assertThrows(IOException.class, () -> blobs.read("id", 1000));
      assertEquals("cannot be read: git does not answer any more", after.getMessage());
    }
  }
}
