package dev.lintel.engine;

import dev.lintel.source.AtomicFile;
import dev.lintel.source.ReleaseTags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * The line of .gitattributes that has git keep the lines of both sides where two branches changed a
 * file: {@code PATH merge=union} (gitattributes(5), git 2.43).
 */
final class MergeAttribute {
  static final String FILE = ".gitattributes";
  private static final String UNION = "merge=union";

  private MergeAttribute() {}

  /**
   * Adds the line where it is missing and leaves the rest of the file as it is; tells whether it
   * did. Outside of a git checkout, and for a file outside of the root, there is nothing to do.
   */
  static boolean ensure(Path root, String path) throws IOException {
    if (path.startsWith("..") || !ReleaseTags.isInCheckout(root)) {
      return false;
    }
    Path file = root.resolve(FILE);
    boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (exists && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(file.toString(), null, "is not a regular file");
    }
    // Latin-1 keeps every byte, whatever the encoding is.
    String text = exists ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    String pattern = pattern(path);
    if (text.lines().anyMatch(line -> isUnion(line, pattern))) {
      return false;
    }
    String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    String gap = text.isEmpty() || text.endsWith("\n") ? "" : lineEnd;
    String changed = text + gap + pattern + " " + UNION + lineEnd;
    AtomicFile.write(file, changed.getBytes(StandardCharsets.ISO_8859_1));
    return true;
  }

  private static boolean isUnion(String line, String pattern) {
    String name = line.stripLeading();
    String rest = name.startsWith("/") ? name.substring(1) : name;
    return rest.startsWith(pattern + " ")
        && List.of(rest.substring(pattern.length()).trim().split("[ \t]+")).contains(UNION);
  }

  /** Escapes what means more in a pattern; one with blanks stands in quotes. Bytes as Latin-1. */
  private static String pattern(String path) {
    StringBuilder pattern = new StringBuilder();
    for (char c : new String(bytes(path), StandardCharsets.ISO_8859_1).toCharArray()) {
      if ("*?[]\\".indexOf(c) >= 0) {
        pattern.append('\\');
      }
      pattern.append(c);
    }
    boolean isPlain = pattern.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '#' || c == '!');
    return isPlain
        ? pattern.toString()
        : '"' + pattern.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static byte[] bytes(String path) {
    return path.getBytes(StandardCharsets.UTF_8);
  }
}
