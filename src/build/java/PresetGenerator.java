import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code dev.lintel.policy.PresetTexts} from the presets in src/main/presets, comments
 * included: they are shown. As constants of a class, like the data tables, they cost no opened jar.
 */
final class PresetGenerator {
  private PresetGenerator() {}

  static void generate(Path base, Path output) throws IOException {
    StringBuilder cases = new StringBuilder();
    try (Stream<Path> files = Files.list(base.resolve("src/main/presets"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".yml", "");
        List<String> lines = Files.readAllLines(file);
        cases
            .append("      case ")
            .append(DataTableGenerator.quoted(name))
            .append(" ->\n          ");
        cases.append(
            lines.stream()
                .map(line -> DataTableGenerator.quoted(line + "\n"))
                .collect(Collectors.joining("\n              + ")));
        cases.append(";\n");
      }
    }
    String source =
        """
        package dev.lintel.policy;

        /** The texts of the presets, made by PresetGenerator. */
        final class PresetTexts {
          private PresetTexts() {}

          /** Gives the text of a preset that there is. */
          static String of(String name) {
            return switch (name) {
        %s      default -> throw new IllegalArgumentException("no preset " + name);
            };
          }
        }
        """
            .formatted(cases);
    RuleIndexGenerator.writeIfChanged(output.resolve("dev/lintel/policy/PresetTexts.java"), source);
  }
}
