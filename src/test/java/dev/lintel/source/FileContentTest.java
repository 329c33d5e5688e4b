package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentTest {
  @TempDir Path directory;

  private static FileContent read(Path file, int limitBytes) {
    return FileContent.read(new FoundFile("a.yml", file), limitBytes);
  }

  private static FileContent unread(String message) {
    return new FileContent.Unread(new Notice("a.yml", message, true));
  }

  @Test
  void aFileIsReadAndDecoded() throws IOException {
    Path file = Files.writeString(directory.resolve("a.yml"), "a: ü\n");
    assertEquals("a: ü\n", ((Decoded.Text) read(file, 6)).source().content());
    assertEquals("a.yml", ((Decoded.Text) read(file, 6)).source().path());
  }

  @Test
  void aBinaryIsNoText() throws IOException {
    Path file = Files.write(directory.resolve("a.yaml"), new byte[] {1, 0, 2});
    assertEquals(new Decoded.Binary("NUL byte at offset 1"), read(file, 100));
  }

  @Test
  void aFileOverTheLimitIsNotRead() throws IOException {
    Path file = Files.writeString(directory.resolve("a.yml"), "a: 1\n");
    assertEquals(unread("is over the limit: 5 bytes of at most 4"), read(file, 4));
  }

  @Test
  void aFileMayVanish() {
    assertEquals(unread("no longer exists"), read(directory.resolve("a.yml"), 100));
  }

  @Test
  void whatBecameALinkIsNotFollowed() throws IOException {
    Path target = Files.writeString(directory.resolve("target"), "x");
    Path link = Files.createSymbolicLink(directory.resolve("a.yml"), target);
    assertEquals(unread("is not a regular file and was not opened"), read(link, 100));
  }

  @Test
  void whatBecameAPipeIsNotOpened() throws IOException, InterruptedException {
    Path pipe = directory.resolve("a.yml");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    assertEquals(unread("is not a regular file and was not opened"), read(pipe, 100));
  }

  @Test
  void whatBecameADirectoryIsNotRead() {
    assertEquals(unread("is not a regular file and was not opened"), read(directory, 100));
  }

  /** Permissions do not stop root, but no one opens a name that is longer than the system takes. */
  @Test
  void aFileThatCannotBeOpenedIsNamed() {
    assertEquals(
        unread("cannot be read: file name too long"), read(directory.resolve("x".repeat(300)), 9));
  }

  /** A file of Linux that is listed as empty and holds something: as one that grew meanwhile. */
  @Test
  void aFileThatGrowsWhileItIsReadIsNamed() {
    assertEquals(unread("changed while it was read"), read(Path.of("/proc/self/status"), 100));
  }

  /** A file of Linux that opens and then fails, as a broken disk does. */
  @Test
  void aFileThatFailsWhileItIsReadIsNamed() {
    assertEquals(
        unread("cannot be read: input/output error"), read(Path.of("/proc/self/mem"), 100));
  }
}
