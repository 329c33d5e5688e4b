package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agrees with git on the tags of checkouts of every kind. */
class ReleaseTagsTest {
  @TempDir Path directory;

  private ScratchRepository repository(String name) throws IOException {
    ScratchRepository git =
        ScratchRepository.init(Files.createDirectories(directory.resolve(name)));
    git.run("config", "user.name", "Test");
    git.run("config", "user.email", "test@example.org");
    git.run("commit", "--quiet", "--allow-empty", "-m", "first");
    return git;
  }

  private String latest(String path) {
    return ReleaseTags.latest(directory.resolve(path)).map(ReleaseTag::name).orElse("none");
  }

  @Test
  void looseAndPackedTagsCountAndSoDoTheDirectoriesBelow() throws IOException {
    ScratchRepository git = repository("repository");
    assertEquals("none", latest("repository"));
    git.run("tag", "v1.2.0");
    git.run("tag", "-m", "annotated", "1.10.0");
    git.run("tag", "v2.0.0-rc.1");
    assertEquals("1.10.0", latest("repository"));
    git.run("pack-refs", "--all");
    assertEquals("1.10.0", latest("repository"));
    git.run("tag", "v1.11.0");
    Files.createDirectories(directory.resolve("repository/a/b"));
    assertEquals("v1.11.0", latest("repository/a/b"));
  }

  @Test
  void aWorktreeHasTheTagsOfItsRepository() throws IOException {
    ScratchRepository git = repository("repository");
    git.run("tag", "v1.2.3");
    git.run("worktree", "add", "--quiet", "../tree");
    assertTrue(Files.isRegularFile(directory.resolve("tree/.git")));
    assertEquals("v1.2.3", latest("tree"));
    git.run("pack-refs", "--all");
    assertEquals("v1.2.3", latest("tree"));
  }

  @Test
  void aSubmoduleHasItsOwnTags() throws IOException {
    ScratchRepository library = repository("library");
    library.run("tag", "v3.0.0");
    ScratchRepository git = repository("repository");
    git.run("tag", "v1.2.3");
    git.run("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../library", "lib");
    assertTrue(Files.isRegularFile(directory.resolve("repository/lib/.git")));
    assertEquals("v3.0.0", latest("repository/lib"));
    assertEquals("v1.2.3", latest("repository"));
  }

  @Test
  void whatIsNoRepositoryHasNone() throws IOException {
    assertEquals("none", latest("nowhere"));
    Path file = Files.createDirectories(directory.resolve("odd")).resolve(".git");
    for (String content : new String[] {"", "gitdir: ", "gitdir: none", "gitdir: \0", "\n\n"}) {
      Files.writeString(file, content);
      assertEquals("none", latest("odd"));
    }
  }

  @Test
  void damagedRefsTellNothing() throws IOException {
    Path git = Files.createDirectories(directory.resolve("odd/.git"));
    Files.createDirectories(git.resolve("packed-refs"));
    Files.writeString(Files.createDirectories(git.resolve("refs")).resolve("tags"), "v9.9.9");
    assertEquals("none", latest("odd"));
    Files.delete(git.resolve("packed-refs"));
    Files.write(git.resolve("packed-refs"), new byte[] {(byte) 0xff, ' ', 'r', '\n', 0});
    assertEquals("none", latest("odd"));
  }
}
