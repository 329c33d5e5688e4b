import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes {@code dev.lintel.cli.BuildId}: a digest of everything that the program is made from. It
 * is a constant of a class, not a resource, because a stale AOT cache brings back old classes while
 * resources come from the new jar: the class tells which code really runs. The same sources give
 * the same id on every machine.
 */
final class BuildIdGenerator {
  private static final List<String> INPUTS =
      List.of("pom.xml", "grammar", "rules", "src/build", "src/main");

  private BuildIdGenerator() {}

  static void generate(Path base, Path output) throws IOException {
    Path file = output.resolve("dev/lintel/cli/BuildId.java");
    String source =
        """
        package dev.lintel.cli;

        /** Names the sources that this code was built from; made by BuildIdGenerator. */
        final class BuildId {
          static final String VALUE = "%s";

          private BuildId() {}
        }
        """
            .formatted(digest(base));
    RuleIndexGenerator.writeIfChanged(file, source);
  }

  private static String digest(Path base) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : sources(base)) {
        digest.update(base.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(Files.readAllBytes(file));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Gives every file that the program is made from, in the order of the paths. */
  static List<Path> sources(Path base) throws IOException {
    try (Stream<Path> all =
        INPUTS.stream().map(base::resolve).filter(Files::exists).flatMap(BuildIdGenerator::files)) {
      return all.sorted().toList();
    }
  }

  private static Stream<Path> files(Path root) {
    try {
      return Files.walk(root).filter(Files::isRegularFile);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
