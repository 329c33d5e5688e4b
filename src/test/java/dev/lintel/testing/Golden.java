package dev.lintel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what a test made with a file that a person has read and accepted. {@code mvn test
 * -Dlintel.accept} rewrites the files, for review with {@code git diff}; a CI server refuses that.
 */
public final class Golden {
  private static final Path TESTDATA = Path.of(System.getProperty("lintel.basedir"), "testdata");

  private Golden() {}

  /** Gives a path in {@code testdata/}. */
  public static Path testdata(String path) {
    return TESTDATA.resolve(path);
  }

  /** Fails where the file does not hold the actual text. */
  public static void verify(Path expected, String actual) {
    try {
      if (System.getProperty("lintel.accept") != null) {
        accept(expected, actual);
      }
      assertTrue(
          Files.exists(expected),
          () -> expected + " is missing: run with -Dlintel.accept to make it");
      assertEquals(
          Files.readString(expected), actual, () -> expected + ": -Dlintel.accept rewrites it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void accept(Path expected, String actual) throws IOException {
    if (System.getenv("CI") != null) {
      throw new IllegalStateException("goldens are accepted by people, not by CI");
    }
    Files.writeString(expected, actual);
  }
}
