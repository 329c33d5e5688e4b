package dev.lintel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.image.Image.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/lintel} finds its image from everywhere, and the JVM says nothing of its own. */
class LauncherIT {
  @TempDir Path directory;

  private static final String LAUNCHER = Image.launcher(Image.BASE);

  @Test
  void theVersionNamesTheBuildOfTheSources() throws IOException, InterruptedException {
    assertEquals(
        Image.version(Image.buildId()), Image.run(Image.BASE, List.of("bin/lintel", "--version")));
  }

  @Test
  void theJvmAnnouncesNoOptionsOfTheEnvironment() throws IOException, InterruptedException {
    Map<String, String> variables =
        Map.of(
            "JAVA_TOOL_OPTIONS", "-Dx=1",
            "JDK_JAVA_OPTIONS", "-Dx=2",
            "_JAVA_OPTIONS", "-Dx=3");
    assertEquals(
        Image.version(Image.buildId()), Image.run(directory, variables, LAUNCHER, "--version"));
  }

  @Test
  void linksToTheLauncherAreFollowed() throws IOException, InterruptedException {
    Path first = Files.createSymbolicLink(directory.resolve("first"), Path.of(LAUNCHER));
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Path second = Files.createSymbolicLink(bin.resolve("second"), Path.of("../first"));
    for (Path link : List.of(first, second)) {
      assertEquals(
          Image.version(Image.buildId()),
          Image.run(directory, List.of(link.toString(), "--version")));
    }
    Files.delete(second);
    Files.delete(first);
  }

  @Test
  void theLauncherIsFoundOnThePath() throws IOException, InterruptedException {
    String path = Image.BASE.resolve("bin") + ":" + System.getenv("PATH");
    assertEquals(
        Image.version(Image.buildId()),
        Image.run(directory, Map.of("PATH", path), "sh", "-c", "lintel --version"));
  }

  @Test
  void pathsAreThoseOfTheWorkingDirectory() throws IOException, InterruptedException {
    Files.createDirectories(directory.resolve(".git"));
    Files.writeString(directory.resolve("a b.sql"), "DELETE FROM orders;\n");
    assertEquals(
        new Outcome(
            1, "a b.sql:1:1: high: sql/unscoped-write DELETE on orders has no row filter\n", ""),
        Image.run(directory, List.of(LAUNCHER, "check", "-q", "a b.sql")));
  }

  @Test
  void anInstalledImageStandsAnywhereAndIsNeverBuilt() throws IOException, InterruptedException {
    Path image = Image.copy(directory.resolve("opt with blanks/lintel"));
    Path called = directory.resolve("called");
    Image.script(directory.resolve("fake/mvn"), "touch '" + called + "'\nexit 1\n");
    String path = directory.resolve("fake") + ":" + System.getenv("PATH");
    Files.delete(image.resolve("sources.sh"));
    assertEquals(
        Image.version(Image.buildId()),
        Image.run(directory, Map.of("PATH", path), Image.launcher(image), "--version"));
    assertFalse(Files.exists(called));
  }

  @Test
  void namesInUtf8SurviveTheLocaleOfContainers() throws IOException, InterruptedException {
    Files.createDirectories(directory.resolve(".git"));
    Files.writeString(directory.resolve("größe.sql"), "DELETE FROM orders;\n");
    Outcome outcome =
        Image.run(directory, Map.of("LC_ALL", "C"), LAUNCHER, "check", "-q", "größe.sql");
    assertTrue(outcome.out().startsWith("größe.sql:1:1: "), outcome.out() + outcome.err());
  }
}
