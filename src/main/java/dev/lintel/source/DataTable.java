package dev.lintel.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables of known values that the jar carries beside the classes that use them. */
public final class DataTable {
  private DataTable() {}

  /**
   * Gives the rows of a table, in its order, without comments ({@code #} at the start of a line)
   * and empty lines.
   *
   * @param owner the class that the file stands beside
   */
  public static List<String> rows(Class<?> owner, String name) {
    try (InputStream stream = owner.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no table " + name + " beside " + owner.getName());
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
