import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the sources that are made from other files. Run by the build: {@code java
 * GenerateSources.java BASEDIR OUTPUT}.
 */
final class GenerateSources {
  private GenerateSources() {}

  public static void main(String[] args) throws IOException {
    Path base = Path.of(args[0]);
    Path output = Path.of(args[1]);
    RuleIndexGenerator.generate(base, output);
    DetectorTableGenerator.generate(base, output);
    DataTableGenerator.generate(base, output);
    SchemaTextGenerator.generate(base, output);
    PresetGenerator.generate(base, output);
    DataDateGenerator.generate(base, output);
    BuildIdGenerator.generate(base, output);
    // What is edited from here on is newer than the image that this build makes.
    Files.writeString(base.resolve("target/build-started"), "");
  }
}
