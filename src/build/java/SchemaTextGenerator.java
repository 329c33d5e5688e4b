import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes {@code dev.lintel.model.kubernetes.schema.KubernetesTexts} and {@code CustomTexts} from
 * the schemas in src/main/schemas. Each schema becomes a constant of its own, which costs nothing
 * until somebody asks for it; to read a file of all of them would take longer than to check a
 * manifest.
 */
final class SchemaTextGenerator {
  private SchemaTextGenerator() {}

  static void generate(Path base, Path output) throws IOException {
    generate(base.resolve("src/main/schemas/kubernetes.txt"), "KubernetesTexts", output);
    generate(base.resolve("src/main/schemas/custom.txt"), "CustomTexts", output);
  }

  private static void generate(Path file, String name, Path output) throws IOException {
    List<String> lines =
        Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
    int schemas = Integer.parseInt(lines.getFirst().substring("schemas ".length()));
    StringBuilder cases = new StringBuilder();
    for (int i = 0; i < schemas; i++) {
      cases
          .append("      case ")
          .append(i)
          .append(" -> ")
          .append(DataTableGenerator.quoted(lines.get(i + 1)))
          .append(";\n");
    }
    List<String> kinds = lines.subList(schemas + 2, lines.size());
    String source =
        """
        package dev.lintel.model.kubernetes.schema;

        /** The texts of %s, made by SchemaTextGenerator. */
        final class %s implements SchemaTexts {
          static final %2$s INSTANCE = new %2$s();

          private %2$s() {}

          @Override
          public String schema(int number) {
            return switch (number) {
        %s      default -> throw new IllegalArgumentException("no schema " + number);
            };
          }

          @Override
          public String kinds() {
            return %s;
          }
        }
        """
            .formatted(
                file.getFileName(),
                name,
                cases,
                DataTableGenerator.quoted("\n" + String.join("\n", kinds) + "\n"));
    RuleIndexGenerator.writeIfChanged(
        output.resolve("dev/lintel/model/kubernetes/schema/" + name + ".java"), source);
  }
}
