package dev.lintel.source;

import java.util.Locale;
import java.util.Set;

/** Tells where a repository shows things and does not use them: tests, examples, documents. */
public final class ExamplePath {
  private static final Set<String> DIRECTORIES =
      Set.copyOf(DataTable.rows("source/example-directories.txt"));

  private ExamplePath() {}

  /** Tells whether a file with a path lies in such a directory, at any depth. */
  public static boolean isIn(String path) {
    int start = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
      if (DIRECTORIES.contains(path.substring(start, slash).toLowerCase(Locale.ROOT))) {
        return true;
      }
      start = slash + 1;
    }
    return false;
  }
}
