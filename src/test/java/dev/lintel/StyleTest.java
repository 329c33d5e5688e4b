package dev.lintel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what the compiler does not: the format and the sizes of the code. */
class StyleTest {
  private static final Path BASE = Path.of(System.getProperty("lintel.basedir", "."));

  /** {@code mvn test -Dtest=StyleTest -Dlintel.format} writes what this test asks for. */
  @Test
  void javaIsFormatted() throws IOException, FormatterException {
    boolean isWriting = System.getProperty("lintel.format") != null;
    assertFalse(
        isWriting && System.getenv("CI") != null, "CI checks the format, it does not write it");
    Formatter formatter = new Formatter();
    List<Path> unformatted = new ArrayList<>();
    for (Path file : javaFiles("src", "jmh")) {
      String source = Files.readString(file);
      String formatted = formatter.formatSourceAndFixImports(source);
      if (!formatted.equals(source)) {
        unformatted.add(BASE.relativize(file));
        if (isWriting) {
          Files.writeString(file, formatted);
        }
      }
    }
    assertEquals(
        List.of(), unformatted, "mvn test -Dtest=StyleTest -Dlintel.format formats these files");
  }

  @Test
  void filesAreSmallEnoughToRead() throws IOException {
    List<String> large = new ArrayList<>();
    for (Path file : javaFiles("src", "jmh")) {
      int most = BASE.relativize(file).toString().contains("/rules/") ? 400 : 600;
      long lines = Files.readAllLines(file).size();
      if (lines > most) {
        large.add("%s has %d lines of at most %d".formatted(BASE.relativize(file), lines, most));
      }
    }
    assertEquals(List.of(), large);
  }

  @Test
  void packagesAreSmallEnoughToKnow() throws IOException {
    List<String> large = new ArrayList<>();
    try (Stream<Path> directories = Files.walk(BASE.resolve("src/main/java"))) {
      for (Path directory : directories.filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.list(directory)) {
          long count = files.filter(f -> f.toString().endsWith(".java")).count();
          // Java wants a sealed family in one package, and the tree of SQL is the largest of them.
          int most = directory.endsWith("dev/lintel/syntax/sql") ? 130 : 80;
          if (count > most) {
            large.add(
                "%s has %d files of at most %d".formatted(BASE.relativize(directory), count, most));
          }
        }
      }
    }
    assertEquals(List.of(), large);
  }

  private static List<Path> javaFiles(String... roots) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String root : roots) {
      if (Files.isDirectory(BASE.resolve(root))) {
        try (Stream<Path> files = Files.walk(BASE.resolve(root))) {
          files.filter(f -> f.toString().endsWith(".java")).sorted().forEach(found::add);
        }
      }
    }
    return found;
  }
}
