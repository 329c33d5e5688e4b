package dev.lintel.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
  @TempDir Path directory;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aNewFileIsWhole() throws IOException {
    AtomicFile.write(directory.resolve("a"), bytes("new"));
    assertEquals("new", Files.readString(directory.resolve("a")));
    assertEquals(List.of("a"), names());
  }

  @Test
  void anExpectedContentIsReplaced() throws IOException {
    Path file = file("a", "old");
    assertTrue(AtomicFile.replace(file, bytes("old"), bytes("new")));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("a"), names());
  }

  @Test
  void anotherContentIsLeftAlone() throws IOException {
    Path file = file("a", "odd");
    assertFalse(AtomicFile.replace(file, bytes("old"), bytes("new")));
    assertEquals("odd", Files.readString(file));
    assertEquals(List.of("a"), names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rwxr-xr-x", "rw-rw-r--", "r--r--r--", "rw-rw-rw-"})
  void permissionsStay(String permissions) throws IOException {
    Path file = file("a", "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    AtomicFile.write(file, bytes("new"));
    assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aPrivateFileIsNeverReadableBesideItself() throws IOException {
    Path file = file("a", "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    AtomicFile.write(
        file,
        out -> {
          out.write(bytes("secret"));
          out.flush();
          for (String name : names()) {
            Path each = directory.resolve(name);
            assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
          }
        });
  }

  @Test
  void whatFailsLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = file("a", "old");
    for (Throwable fault : List.of(new IOException("No space left on device"), new Error("x"))) {
      assertThrows(
          Throwable.class,
          () ->
              AtomicFile.write(
                  file,
                  out -> {
                    out.write(bytes("half"));
                    out.flush();
                    if (fault instanceof Error error) {
                      throw error;
                    }
                    throw (IOException) fault;
                  }));
      assertEquals("old", Files.readString(file));
      assertEquals(List.of("a"), names());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"No space left on device", "Disk quota exceeded", "File too large"})
  void aFullDiskIsSaidWithWhatToDo(String words) throws IOException {
    Path file = file("a", "old");
    UnwritableException e =
        assertThrows(
            UnwritableException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      throw new IOException(words);
                    }));
    assertEquals(
        "cannot be written: "
            + words.toLowerCase(java.util.Locale.ROOT)
            + "; make room and run this again",
        e.reason());
    assertEquals(file + ": " + e.reason(), e.getMessage());
  }

  @Test
  void aDirectoryThatIsNotThereIsSaid() {
    Path file = directory.resolve("none/a");
    UnwritableException e =
        assertThrows(UnwritableException.class, () -> AtomicFile.write(file, bytes("x")));
    assertEquals("cannot be written: it or its directory no longer exists", e.reason());
  }

  @Test
  void aLinkIsReplacedAndItsTargetStays() throws IOException {
    Path target = file("target", "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);
    AtomicFile.write(link, bytes("new"));
    assertTrue(Files.isRegularFile(link, java.nio.file.LinkOption.NOFOLLOW_LINKS));
    assertEquals("old", Files.readString(target));
    assertFalse(
        AtomicFile.replace(
            Files.createSymbolicLink(directory.resolve("other"), target),
            bytes("old"),
            bytes("new")));
  }

  @Test
  void otherNamesOfTheFileKeepTheOldContent() throws IOException {
    Path file = file("a", "old");
    Path other = Files.createLink(directory.resolve("b"), file);
    AtomicFile.write(file, bytes("new"));
    assertEquals("old", Files.readString(other));
  }

  @Test
  void whatAKilledRunLeftGoesAfterADay() throws IOException {
    Path old = file(".lintel-1x.tmp", "");
    Path young = file(".lintel-2x.tmp", "");
    Path users = file("lintel.tmp", "");
    Instant now = Instant.now();
    for (Path each : List.of(old, users)) {
      Files.setLastModifiedTime(each, FileTime.from(now.minus(Duration.ofHours(25))));
    }
    Files.setLastModifiedTime(young, FileTime.from(now.minus(Duration.ofHours(23))));
    AtomicFile.write(directory.resolve("a"), bytes("x"));
    assertEquals(List.of(".lintel-2x.tmp", "a", "lintel.tmp"), names());
  }

  @Test
  void whatAKilledRunLeftIsNotChecked() throws IOException {
    file(".lintel-1x.tmp", "DELETE FROM t;\n");
    file("a.sql", "SELECT 1;\n");
    List<String> found =
        Discovery.find(directory, List.of(directory), Gitignore.NONE, true).files().stream()
            .map(FoundFile::path)
            .toList();
    assertEquals(List.of("a.sql"), found);
  }

  @Test
  void twoWritersOfOneFileLeaveOneOfTheirTexts() throws IOException, InterruptedException {
    Path file = file("a", "");
    List<Thread> writers =
        Stream.of("x", "y", "z")
            .map(letter ->
                Thread.ofPlatform()
                    .start(() -> {
                      try {
                        for (int i = 0; i < 50; i++) {
                          AtomicFile.write(file, bytes(letter.repeat(10_000)));
                        }
                      } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                      }
                    }))
            .toList();
    for (Thread writer : writers) {
      writer.join();
    }
    String content = Files.readString(file);
    assertEquals(content.substring(0, 1).repeat(10_000), content);
    assertEquals(List.of("a"), names());
  }
}
