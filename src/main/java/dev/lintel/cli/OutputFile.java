package dev.lintel.cli;

import dev.lintel.report.Format;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A report that goes to a file. It appears under its name only when it is whole. */
record OutputFile(Format format, Path path) {
  /** Writes a report. */
  @FunctionalInterface
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  void write(Writer writer) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
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
}
