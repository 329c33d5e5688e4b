package dev.lintel.syntax.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A statement of Spark's own SQL tests, of {@code spark-sql_2.13:4.0.0:tests}: its files of results
 * hold blocks of a statement, its schema and its output.
 *
 * @param file the file of results, below their directory
 * @param output what Spark answered: rows, or an error as the name of its class and JSON
 */
record Golden(String file, String sql, String output) {
  private static final String RESULTS = "sql-tests/results/";
  private static final String SCHEMA = "\n-- !query schema\n";
  private static final String OUTPUT = "\n-- !query output\n";

  /** Reads all of them, in the order of their files. */
  static List<Golden> all() throws IOException {
    URL any = Golden.class.getResource("/" + RESULTS + "natural-join.sql.out");
    List<Golden> all = new ArrayList<>();
    try (JarFile jar = ((JarURLConnection) any.openConnection()).getJarFile()) {
      jar.stream()
          .filter(entry -> entry.getName().startsWith(RESULTS))
          .filter(entry -> entry.getName().endsWith(".sql.out"))
          .sorted(Comparator.comparing(JarEntry::getName))
          .forEach(entry -> addAll(entry.getName(), text(jar, entry), all));
    }
    return all;
  }

  private static String text(JarFile jar, JarEntry entry) {
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addAll(String name, String text, List<Golden> all) {
    for (String block : text.split("(?m)^-- !query\n")) {
      int schema = block.indexOf(SCHEMA);
      int output = block.indexOf(OUTPUT);
      if (schema >= 0 && output >= 0) {
        all.add(
            new Golden(
                name.substring(RESULTS.length()),
                block.substring(0, schema),
                block.substring(output + OUTPUT.length())));
      }
    }
  }
}
