package dev.lintel.cli;

import dev.lintel.report.Format;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A report that goes to a file. It appears under its name only when it is whole. */
record OutputFile(Format format, Path path) {
  /** Writes a report. */
  @FunctionalInterface
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  void write(Writer writer) throws IOException {
    if (isDevice()) {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.APPEND))) {
        writer.write(out);
      }
      return;
    }
    Path aside = path.resolveSibling(path.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside))) {
        writer.write(out);
      }
      Files.move(aside, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /**
   * {@code /dev/stdout} is a link and may lead to a regular file, but a move would replace the link
   * for every program. A link elsewhere is replaced: a hostile tree may have put it there.
   */
  private boolean isDevice() {
    return path.startsWith("/dev") || Files.exists(path) && !Files.isRegularFile(path);
  }
}
