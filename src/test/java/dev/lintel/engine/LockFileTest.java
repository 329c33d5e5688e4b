package dev.lintel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
  @TempDir Path directory;

  private Path locked() {
    return directory.resolve("file");
  }

  @Test
  void itLeavesNothingBehindAndCanBeTakenAgain() throws IOException {
    for (int i = 0; i < 3; i++) {
      try (LockFile _ = LockFile.of(locked(), 1_000)) {
        assertTrue(Files.exists(directory.resolve("file.lock")));
      }
      assertFalse(Files.exists(directory.resolve("file.lock")));
    }
  }

  /** Another process that holds the lock is met, waited for, and not waited for without end. */
  @Test
  void anotherProcessKeepsItUntilItEnds() throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                locked().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals("held", out.readLine());
      FileSystemException e =
          assertThrows(FileSystemException.class, () -> LockFile.of(locked(), 1_000).close());
      assertEquals(
          "another process has been writing it for 1 s; run this again when it has ended",
          e.getReason());
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertTrue(Files.exists(directory.resolve("file.lock")), "it was killed");
    LockFile.of(locked(), 1_000).close();
    assertFalse(Files.exists(directory.resolve("file.lock")));
  }

  @Test
  void whatCannotBeOpenedIsToldAtOnceAndLocksNobodyOut() throws IOException {
    Files.createDirectory(directory.resolve("file.lock"));
    assertThrows(IOException.class, () -> LockFile.of(locked(), 1_000).close());
    LockFile.of(directory.resolve("other"), 1_000).close();
  }

  /** Takes a lock and keeps it until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      try (LockFile _ = LockFile.of(Path.of(args[0]), 1_000)) {
        System.out.println("held");
        Thread.sleep(60_000);
      }
    }
  }
}
