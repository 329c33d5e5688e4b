package dev.lintel.model.kubernetes.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the fields of Kubernetes are for, in its own words. They stand beside the schemas and not in
 * them, for they are twice as large and only a message needs them; read when the first one does.
 */
final class FieldDescriptions {
  private FieldDescriptions() {}

  /** Gives what is said of a field of the schema of a number. */
  static Optional<String> find(int schema, String field) {
    String all = Text.ALL;
    String start = "\n%d %s ".formatted(schema, field);
    int at = all.indexOf(start);
    return at < 0
        ? Optional.empty()
        : Optional.of(all.substring(at + start.length(), all.indexOf('\n', at + 1)));
  }

  /** Read when it is first named. */
  private static final class Text {
    private static final String ALL = read();
  }

  private static String read() {
    try (InputStream stream =
        FieldDescriptions.class.getResourceAsStream("/schemas/descriptions.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
