package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootTest {
  @TempDir Path top;
  private Path deep;

  @BeforeEach
  void plant() throws IOException {
    deep = Files.createDirectories(top.resolve("a/b/c"));
    Files.writeString(deep.resolve("x.yml"), "");
  }

  @Test
  void aRepositoryIsARoot() throws IOException {
    Files.createDirectory(top.resolve("a/.git"));
    assertEquals(top.resolve("a"), Root.find(deep));
    assertEquals(top.resolve("a"), Root.find(deep.resolve("x.yml")));
  }

  @Test
  void aLinkedWorkTreeIsARoot() throws IOException {
    Files.writeString(top.resolve("a/.git"), "gitdir: elsewhere\n");
    assertEquals(top.resolve("a"), Root.find(deep));
  }

  @Test
  void theNearestMarkWins() throws IOException {
    Files.createDirectory(top.resolve(".git"));
    Files.writeString(top.resolve("a/b/lintel.yml"), "");
    assertEquals(top.resolve("a/b"), Root.find(deep));
  }

  @Test
  void withoutAMarkTheCheckedDirectoryIsTheRoot() {
    assertEquals(deep, Root.find(deep));
    assertEquals(deep, Root.find(deep.resolve("x.yml")));
    assertEquals(deep, Root.find(deep.resolve("missing.yml")));
    assertEquals(deep, Root.find(deep.resolve("../c/./x.yml")));
  }
}
