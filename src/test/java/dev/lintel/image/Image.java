package dev.lintel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The image that the build made, and processes that run it. */
final class Image {
  static final Path BASE = Path.of(System.getProperty("lintel.basedir"));
  static final Path IMAGE = BASE.resolve("target/lintel");

  private Image() {}

  /** What came of a process. */
  record Outcome(int code, String out, String err) {}

  /** Gives the launcher of an image that stands outside a checkout, or the one of a checkout. */
  static String launcher(Path home) {
    return home.resolve("bin/lintel").toString();
  }

  static Outcome run(Path directory, Map<String, String> variables, String... command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("lintel", ".out");
    Path err = Files.createTempFile("lintel", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().keySet().removeAll(List.of("GITHUB_ACTIONS", "LINTEL_NO_BUILD"));
      builder.environment().put("LINTEL_CACHE_DIR", BASE.resolve("target/results").toString());
      builder.environment().putAll(variables);
      int code = builder.start().waitFor();
      return new Outcome(code, Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Runs a command line in a directory, with no variable of note. */
  static Outcome run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    return run(directory, Map.of(), command.toArray(String[]::new));
  }

  /** Gives what {@code --version} prints for a build, and no more. */
  static Outcome version(String buildId) {
    return new Outcome(0, "lintel 0.1.0 (build " + buildId + ")\n", "");
  }

  /** Gives the id that the build derived from the sources. */
  static String buildId() throws IOException {
    String generated =
        Files.readString(
            BASE.resolve("target/generated-sources/rules/dev/lintel/cli/BuildId.java"));
    return generated.replaceAll("(?s).*VALUE = \"([0-9a-f]{16})\".*", "$1");
  }

  /** Copies the image as an installer does: the times of the files stay. */
  static Path copy(Path to) throws IOException, InterruptedException {
    Files.createDirectories(to.getParent());
    assertEquals(
        new Outcome(0, "", ""), run(BASE, List.of("cp", "-a", IMAGE.toString(), to.toString())));
    return to;
  }

  /** Puts a script into a directory under a name. */
  static Path script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Makes a directory that is enough of a checkout for the launcher; nothing in it is newer. */
  static Path checkout(Path to) throws IOException, InterruptedException {
    copy(to.resolve("target/lintel"));
    Files.createDirectories(to.resolve("bin"));
    List<Path> sources = new ArrayList<>();
    for (String name : List.of("bin/lintel", "pom.xml")) {
      sources.add(
          Files.copy(BASE.resolve(name), to.resolve(name), StandardCopyOption.COPY_ATTRIBUTES));
    }
    Path main = to.resolve("src/main/java/dev/lintel/cli/Main.java");
    Files.createDirectories(main.getParent());
    sources.add(Files.writeString(main, "class Main {}\n"));
    for (Path path = main; !path.equals(to); path = path.getParent()) {
      sources.add(path);
    }
    for (Path source : sources) {
      shift(source, to, -3600);
    }
    return to;
  }

  /** Sets the time of a file so many seconds from that of the checkout's stamp. */
  static void shift(Path file, Path checkout, long seconds) throws IOException {
    FileTime stamp = Files.getLastModifiedTime(checkout.resolve("target/lintel/sources.sh"));
    Files.setLastModifiedTime(file, FileTime.from(stamp.toInstant().plusSeconds(seconds)));
  }
}
