package dev.lintel.syntax.sql;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The files of the jar {@code spark-sql_2.13:4.0.0:tests}. */
public final class SparkTests {
  private SparkTests() {}

  /** Gives the texts below a directory of the jar by their names, in the order of these. */
  public static Map<String, String> files(String directory, String suffix) throws IOException {
    Map<String, String> files = new TreeMap<>();
    JarURLConnection any =
        (JarURLConnection) SparkTests.class.getResource("/tpcds/q1.sql").openConnection();
    any.setUseCaches(false);
    try (JarFile jar = any.getJarFile()) {
      for (JarEntry entry : jar.stream().toList()) {
        if (entry.getName().startsWith(directory) && entry.getName().endsWith(suffix)) {
          try (InputStream in = jar.getInputStream(entry)) {
            files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    return files;
  }
}
