package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckoutTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
  private static final URI URL = URI.create("https://git.example.org/team/app.git");

  @TempDir Path directory;

  private void write(String path, String content) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void repository(String git, String url) throws IOException {
    write(git + "/HEAD", "ref: refs/heads/main\n");
    write(git + "/refs/heads/main", HASH + "\n");
    write(
        git + "/config",
        "[core]\n\turl = https://no.example.org\n[remote \"origin\"]\n\turl = " + url + "\n");
  }

  private Optional<Checkout> checkout(String root) {
    return Checkout.of(directory.resolve(root));
  }

  private static Optional<Checkout> known(Optional<String> revision) {
    return Optional.of(new Checkout(URL, revision));
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.example.org/team/app.git, https://git.example.org/team/app.git",
    "https://joe:s3cret@git.example.org/a?token=x#y, https://git.example.org/a",
    "ssh://git@git.example.org:2222/team/app, ssh://git.example.org:2222/team/app",
    "git@git.example.org:team/app.git, ssh://git.example.org/team/app.git",
    "/srv/git/app.git, ",
    "../app, ",
    "file:///srv/git/app.git, ",
    "ext::sh -c whoami, ",
    "https:///no-host, ",
    "javascript:alert(1), ssh://javascript/alert(1)",
  })
  void addressIsThatOfTheRemoteWithoutCredentials(String url, String expected) throws IOException {
    repository("a/.git", url);
    assertEquals(
        Optional.ofNullable(expected).map(URI::create), checkout("a").map(Checkout::repository));
  }

  @Test
  void revisionIsThatOfTheBranch() throws IOException {
    repository("a/.git", URL.toString());
    assertEquals(known(Optional.of(HASH)), checkout("a"));
    Files.delete(directory.resolve("a/.git/refs/heads/main"));
    assertEquals(known(Optional.empty()), checkout("a"));
    String packed = HASH.replace('0', 'f');
    write(
        "a/.git/packed-refs",
        "# pack-refs\n" + HASH + " refs/heads/x\n" + packed + " refs/heads/main\n");
    assertEquals(known(Optional.of(packed)), checkout("a"));
    write("a/.git/HEAD", HASH + "\n");
    assertEquals(known(Optional.of(HASH)), checkout("a"));
  }

  @Test
  void linkedWorkTreeKnowsItsRepository() throws IOException {
    repository("main/.git", URL.toString());
    Path own = directory.resolve("main/.git/worktrees/b");
    write("main/.git/worktrees/b/HEAD", HASH.replace('0', 'e') + "\n");
    write("main/.git/worktrees/b/commondir", "../..\n");
    write("main/.git/worktrees/b/gitdir", directory.resolve("b/.git") + "\n");
    write("b/.git", "gitdir: " + own + "\n");
    assertEquals(known(Optional.of(HASH.replace('0', 'e'))), checkout("b"));
  }

  @Test
  void aTreeCannotHaveAnotherRepositoryRead() throws IOException {
    repository("private/.git", URL.toString());
    write("b/.git", "gitdir: " + directory.resolve("private/.git") + "\n");
    assertEquals(Optional.empty(), checkout("b"));
    write("c/evil/gitdir", "../.git\n");
    write("c/evil/commondir", directory.resolve("private/.git") + "\n");
    write("c/.git", "gitdir: evil\n");
    assertEquals(Optional.empty(), checkout("c"));
    Files.createDirectories(directory.resolve("d"));
    Files.createSymbolicLink(directory.resolve("d/.git"), directory.resolve("private/.git"));
    assertEquals(Optional.empty(), checkout("d"));
    repository("e/.git", URL.toString());
    write("e/.git/HEAD", "ref: refs/../../../private/.git/refs/heads/main\n");
    assertEquals(known(Optional.empty()), checkout("e"));
  }

  @Test
  void whatIsNoRepositoryIsNoCheckout() throws IOException {
    assertEquals(Optional.empty(), checkout("none"));
    write("a/.git", "\0\1\2");
    assertEquals(Optional.empty(), checkout("a"));
    repository("b/.git", URL.toString());
    Files.writeString(directory.resolve("b/.git/config"), "x".repeat(2 << 20));
    assertEquals(Optional.empty(), checkout("b"));
  }
}
