package dev.lintel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.image.Image.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor} tells a whole image from a damaged one, however much of it still works. */
class DoctorIT {
  @TempDir Path directory;
  private Path image;

  @BeforeEach
  void copy() throws IOException, InterruptedException {
    image = Image.copy(directory.resolve("lintel"));
    Files.createDirectories(directory.resolve(".git"));
  }

  private Outcome doctor() throws IOException, InterruptedException {
    return Image.run(
        directory,
        Map.of("PATH", image.resolve("bin") + ":" + System.getenv("PATH"), "SHELL", "/bin/zsh"),
        "sh",
        "-c",
        "lintel doctor");
  }

  private void flip(String name, int every) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(image.resolve(name).toFile(), "rw")) {
      for (long at = file.length() / 4; at < file.length(); at += every) {
        file.seek(at);
        int old = file.read();
        file.seek(at);
        file.write(~old);
      }
    }
  }

  @Test
  void aWholeImageHasNoWarningButWhatStandsAroundIt() throws IOException, InterruptedException {
    Outcome outcome = doctor();
    assertEquals("", outcome.err());
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().contains("ok    cache      lintel.aot is in use\n"), outcome.out());
    assertTrue(outcome.out().contains("ok    cache      reports.aot is in use\n"), outcome.out());
    assertTrue(outcome.out().contains("ok    cache      tree.aot is in use\n"), outcome.out());
    assertTrue(outcome.out().contains("/bin/lintel is this Lintel\n"), outcome.out());
    assertFalse(outcome.out().contains("fail"), outcome.out());
  }

  /** With this cache the JVM breaks down, and doctor still runs. */
  @Test
  void aCacheWithChangedBytesIsFound() throws IOException, InterruptedException {
    Outcome broken = checkAfterFlips(4_000);
    // What is hit is chance, for no two caches are alike.
    for (int every = 1_999; broken.code() <= 3 && every > 100; every /= 2) {
      broken = checkAfterFlips(every);
    }
    assertTrue(broken.code() > 3, broken.toString());
    assertTrue(broken.err().contains("lintel doctor tells"), broken.toString());
    Outcome outcome = doctor();
    assertEquals(3, outcome.code());
    assertTrue(
        outcome.out().contains("damaged: lib/lintel/tree.aot is not as built; "), outcome.out());
  }

  private Outcome checkAfterFlips(int every) throws IOException, InterruptedException {
    flip("lib/lintel/tree.aot", every);
    return Image.run(directory, List.of(Image.launcher(image), "check"));
  }

  @Test
  void oneByteOfALibraryIsFound() throws IOException, InterruptedException {
    flip("lib/lintel/snakeyaml-2.7.jar", 1 << 30);
    Outcome outcome = doctor();
    assertEquals(3, outcome.code());
    assertTrue(outcome.out().contains("lib/lintel/snakeyaml-2.7.jar is not as built"));
  }

  @Test
  void anImageThatDoesNotStartIsNoFailedGate() throws IOException, InterruptedException {
    Files.delete(image.resolve("lib/lintel/lintel.jar"));
    Outcome outcome = doctor();
    assertEquals(3, outcome.code());
    assertTrue(outcome.err().endsWith(" does not even start; build or install it anew\n"));
  }
}
