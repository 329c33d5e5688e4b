package dev.lintel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cache that does not fit the code costs time, and never changes what runs or what is printed.
 */
class StaleCacheIT {
  private static final String OTHER = "0123456789abcdef";

  @TempDir Path directory;
  private Path image;
  private Path jar;
  private Path cache;

  @BeforeEach
  void copy() throws IOException, InterruptedException {
    image = Image.copy(directory.resolve("lintel"));
    jar = image.resolve("lib/lintel/lintel.jar");
    cache = image.resolve("lib/lintel/lintel.aot");
    assertTrue(Files.exists(cache));
  }

  private Image.Outcome version() throws IOException, InterruptedException {
    return Image.run(directory, List.of(Image.launcher(image), "--version"));
  }

  /**
   * Makes the jar of another build: the id is a constant that stands in each class that uses it.
   */
  private void rebuild() throws IOException {
    String id = Image.buildId();
    Path aside = jar.resolveSibling("other.jar");
    int changed = 0;
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(aside))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        String content = new String(bytes, StandardCharsets.ISO_8859_1);
        changed += content.contains(id) ? 1 : 0;
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(content.replace(id, OTHER).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    assertTrue(changed > 1, "BuildId and the classes that print it");
    Files.move(aside, jar, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(image.resolve("build-id"), OTHER + "\n");
  }

  @Test
  void aCacheOfAnotherBuildNeverRunsItsOldCode() throws IOException, InterruptedException {
    rebuild();
    assertEquals(Image.version(OTHER), version());
  }

  /**
   * The JVM knows a jar by its time and size. One that agrees in both is what it cannot tell apart.
   */
  @Test
  void aCacheThatTheJvmTakesForFreshNeverRunsItsOldCode() throws IOException, InterruptedException {
    FileTime time = Files.getLastModifiedTime(jar);
    long size = Files.size(jar);
    rebuild();
    padTo(size);
    Files.setLastModifiedTime(jar, time);
    assertEquals(Image.version(OTHER), version());
  }

  /** Adds blanks in front, which readers of archives skip, for the directory stands at the end. */
  private void padTo(long size) throws IOException {
    byte[] bytes = Files.readAllBytes(jar);
    assertTrue(bytes.length <= size, bytes.length + " of " + size);
    ByteArrayOutputStream padded = new ByteArrayOutputStream();
    padded.write(new byte[(int) (size - bytes.length)]);
    padded.write(bytes);
    Files.write(jar, padded.toByteArray());
  }

  @Test
  void aRunWithoutTheStaleCacheGivesExitCodeAndReport() throws IOException, InterruptedException {
    rebuild();
    Files.createDirectories(directory.resolve(".git"));
    Files.writeString(directory.resolve("a.sql"), "DELETE FROM orders;\n");
    assertEquals(
        new Image.Outcome(
            1, "a.sql:1:1: high: sql/unscoped-write DELETE on orders has no row filter\n", ""),
        Image.run(directory, List.of(Image.launcher(image), "check", "-q", "a.sql")));
    assertEquals(2, Image.run(directory, List.of(Image.launcher(image), "chekc")).code());
  }

  @Test
  void aMissingCacheIsNoTrouble() throws IOException, InterruptedException {
    Files.delete(cache);
    assertEquals(Image.version(Image.buildId()), version());
  }

  @Test
  void aCacheThatBreaksOffIsNoTrouble() throws IOException, InterruptedException {
    try (FileChannel channel = FileChannel.open(cache, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
    assertEquals(Image.version(Image.buildId()), version());
  }
}
