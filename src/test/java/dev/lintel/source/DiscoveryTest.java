package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
  @TempDir Path outside;

  private Path root() throws IOException {
    return Files.createDirectories(outside.resolve("root"));
  }

  private Path file(String path, String content) throws IOException {
    Path file = root().resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private void files(String... paths) throws IOException {
    for (String path : paths) {
      file(path, "");
    }
  }

  private Discovery.Result find(String... named) throws IOException {
    return find(Gitignore.NONE, true, named);
  }

  private Discovery.Result find(Gitignore exclude, boolean honoursGitignore, String... named)
      throws IOException {
    Path root = root();
    return Discovery.find(
        root, Stream.of(named).map(root::resolve).toList(), exclude, honoursGitignore);
  }

  private static List<String> paths(Discovery.Result result) {
    return result.files().stream().map(FoundFile::path).toList();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }

  @Test
  void filesComeInTheOrderOfTheirPaths() throws IOException {
    files("b/a.yml", "b.yml", "b-c.yml", "B.yml", ".env", "a/z/y.yml");
    assertEquals(
        List.of(".env", "B.yml", "a/z/y.yml", "b-c.yml", "b.yml", "b/a.yml"), paths(find("")));
  }

  @Test
  void aFileIsFoundOnceHoweverOftenItIsNamed() throws IOException {
    files("a.yml", "b.yml");
    assertEquals(List.of("a.yml", "b.yml"), paths(find("", "a.yml")));
    assertEquals(List.of("a.yml", "b.yml"), paths(find("a.yml", "", "a.yml")));
  }

  @Test
  void aNamedFileOutsideTheRootHasAPathThatLeadsThere() throws IOException {
    Files.writeString(outside.resolve("x.yml"), "");
    assertEquals(List.of("../x.yml"), paths(find("../x.yml")));
  }

  @Test
  void generatedAndVendoredTreesAreNotEntered() throws IOException {
    files(
        ".git/config.yml",
        "node_modules/a.yml",
        "x/vendor/a.yml",
        "target/a.yml",
        "dist/a.yml",
        ".venv/a.yml",
        "x/app.min.js",
        "x/app.js",
        "targets/a.yml",
        "x/dist");
    assertEquals(List.of("targets/a.yml", "x/app.js", "x/dist"), paths(find("")));
  }

  @Test
  void whatTheUserNamesIsFoundEvenInAGeneratedTree() throws IOException {
    files("node_modules/a.yml", "node_modules/b/c.yml", "app.min.js");
    assertEquals(List.of("node_modules/a.yml"), paths(find("node_modules/a.yml")));
    assertEquals(List.of("node_modules/b/c.yml"), paths(find("node_modules/b")));
    assertEquals(List.of("app.min.js"), paths(find("app.min.js")));
  }

  @Test
  void ignoredFilesAreLeftOutUnlessNamedOrAskedFor() throws IOException {
    files("build/a.yml", "a.log", "b.yml");
    file(".gitignore", "build/\n*.log\n");
    assertEquals(List.of(".gitignore", "b.yml"), paths(find("")));
    assertEquals(List.of("a.log"), paths(find("a.log")));
    assertEquals(List.of("build/a.yml"), paths(find("build")));
    assertEquals(
        List.of(".gitignore", "a.log", "b.yml", "build/a.yml"),
        paths(find(Gitignore.NONE, false, "")));
  }

  @Test
  void theListsAboveANamedDirectoryHold() throws IOException {
    files("a/b/x.log", "a/b/y.yml", "a/b/z.yml");
    file(".gitignore", "*.log\n");
    file("a/.gitignore", "/b/z.yml\n");
    assertEquals(List.of("a/b/y.yml"), paths(find("a/b")));
  }

  @Test
  void theListsAboveTheRootHoldUpToTheTopOfTheWorkTree() throws IOException {
    files("x.log", "sub/x.tmp", "y.yml");
    Files.createDirectories(outside.resolve(".git/info"));
    Files.writeString(outside.resolve(".git/info/exclude"), "*.tmp\n");
    Files.writeString(outside.resolve(".gitignore"), "*.log\n");
    assertEquals(List.of("y.yml"), paths(find("")));
  }

  @Test
  void aLinkedWorkTreeUsesTheExcludesOfItsRepository() throws IOException {
    files("x.tmp", "y.yml");
    Path git = Files.createDirectories(outside.resolve("main/.git/worktrees/w"));
    Files.writeString(git.resolve("commondir"), "../..\n");
    Files.createDirectories(outside.resolve("main/.git/info"));
    Files.writeString(outside.resolve("main/.git/info/exclude"), "*.tmp\n");
    file(".git", "gitdir: ../main/.git/worktrees/w\n");
    assertEquals(List.of("y.yml"), paths(find("")));
  }

  @Test
  void excludesHoldForNamedFilesToo() throws IOException {
    files("gen/a.yml", "gen/b.yml", "c.yml");
    Gitignore exclude = Gitignore.of(List.of("gen/", "!gen/b.yml"));
    assertEquals(List.of("c.yml"), paths(find(exclude, true, "")));
    assertEquals(List.of("c.yml"), paths(find(exclude, false, "gen/a.yml", "c.yml", "gen")));
  }

  @Test
  void aPathThatDoesNotExistIsNamed() throws IOException {
    files("a.yml");
    Discovery.Result result = find("nope.yml", "a.yml");
    assertEquals(List.of("a.yml"), paths(result));
    assertEquals(List.of(new Notice("nope.yml", "does not exist", true)), result.notices());
  }

  @Test
  void aLinkInsideTheTreeIsSkippedWithoutAWord() throws IOException {
    files("a.yml", "d/b.yml");
    Files.createSymbolicLink(root().resolve("link.yml"), Path.of("a.yml"));
    Files.createSymbolicLink(root().resolve("link"), Path.of("d"));
    Files.createSymbolicLink(root().resolve("broken"), Path.of("nothing"));
    Discovery.Result result = find("");
    assertEquals(List.of("a.yml", "d/b.yml"), paths(result));
    assertEquals(List.of(), result.notices());
  }

  @Test
  void aLinkThatLeavesTheRootIsNotFollowed() throws IOException {
    files("a.yml");
    Files.writeString(outside.resolve("secret.yml"), "");
    Files.createSymbolicLink(root().resolve("file.yml"), Path.of("../secret.yml"));
    Files.createSymbolicLink(root().resolve("tree"), outside);
    Discovery.Result result = find("");
    String message = "is a symbolic link that leaves the root and was not followed";
    assertEquals(List.of("a.yml"), paths(result));
    assertEquals(
        List.of(
            new Notice("file.yml", message, false),
            new Notice(
                "tree", "is a symbolic link that leaves the root and was not followed", false)),
        result.notices());
    assertEquals(List.of(new Notice("file.yml", message, true)), find("file.yml").notices());
  }

  @Test
  void aNamedLinkStandsForItsTarget() throws IOException {
    files("d/a.yml");
    Files.createSymbolicLink(root().resolve("link.yml"), Path.of("d/a.yml"));
    Files.createSymbolicLink(root().resolve("link"), Path.of("d"));
    assertEquals(List.of("d/a.yml"), paths(find("link.yml", "link")));
  }

  @Test
  void linksThatLoopAreNotFollowed() throws IOException {
    files("d/a.yml");
    Files.createSymbolicLink(root().resolve("d/up"), Path.of(".."));
    Files.createSymbolicLink(root().resolve("self"), Path.of("self"));
    Discovery.Result result = find("");
    String message = "is a symbolic link that loops and was not followed";
    assertEquals(List.of("d/a.yml"), paths(result));
    assertEquals(
        List.of(new Notice("d/up", message, false), new Notice("self", message, false)),
        result.notices());
  }

  @Test
  void specialFilesAreNotOpened() throws IOException, InterruptedException {
    files("a.yml");
    run("mkfifo", root().resolve("pipe.yml").toString());
    Discovery.Result result = find("");
    String message = "is not a regular file and was not opened";
    assertEquals(List.of("a.yml"), paths(result));
    assertEquals(List.of(new Notice("pipe.yml", message, false)), result.notices());
    assertEquals(List.of(new Notice("pipe.yml", message, true)), find("pipe.yml").notices());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u001B[31mred.yml", "two\nlines.yml", "-x.yml", "::error::.yml", "a b.yml"})
  void namesMayHoldAnything(String name) throws IOException {
    files(name);
    assertEquals(List.of(name), paths(find("")));
    assertEquals(List.of(name), paths(find(name)));
  }

  @Test
  void namesThatReadAlikeAreTwoFiles() throws IOException, InterruptedException {
    run(
        "sh",
        "-c",
        "cd '" + root() + "' && for x in 376 377; do : > \"$(printf 'a\\'$x.yml)\"; done");
    assertEquals(2, find("").files().size());
    assertEquals(1, paths(find("")).stream().distinct().count());
  }

  @Test
  void aGitFileThatLeadsNowhereIsNoObstacle() throws IOException {
    files("a.yml");
    file(".git", "gitdir: \0\n");
    assertEquals(List.of("a.yml"), paths(find("")));
    file(".git", "gitdir: nowhere\n");
    assertEquals(List.of("a.yml"), paths(find("")));
  }

  @Test
  void aTreeAsDeepAsTheSystemTakesIsWalked() throws IOException, InterruptedException {
    String deep = "d/".repeat(1900);
    run("mkdir", "-p", root().resolve(deep).toString());
    try {
      Files.writeString(root().resolve(deep + "a.yml"), "");
      assertEquals(List.of(deep + "a.yml"), paths(find("")));
    } finally {
      run("rm", "-rf", root().resolve("d").toString());
    }
  }

  /** Permissions do not stop root, but no one opens a path that is longer than the system takes. */
  @Test
  void aDirectoryThatCannotBeReadIsNamedAndHidesNoOther() throws IOException {
    files("a.yml");
    String half = ("d".repeat(200) + "/").repeat(12);
    Path outer = Files.createDirectories(root().resolve(half));
    Files.createDirectories(outside.resolve("inner").resolve(half));
    Path moved = Files.move(outside.resolve("inner"), outer.resolve("inner"));
    try {
      Discovery.Result result = find("");
      assertEquals(List.of("a.yml"), paths(result));
      assertEquals(1, result.notices().size());
      assertEquals("cannot be read: file name too long", result.notices().getFirst().message());
      assertTrue(result.notices().getFirst().isIncomplete());
    } finally {
      Files.move(moved, outside.resolve("inner"));
    }
  }
}
