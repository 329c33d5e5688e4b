package dev.lintel.cli;

import dev.lintel.report.Format;
import dev.lintel.source.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    AtomicFile.write(path, (OutputStream out) -> writer.write(out));
  }

  /**
   * {@code /dev/stdout} is a link and may lead to a regular file, but a move would replace the link
   * for every program. A link elsewhere is replaced: a hostile tree may have put it there.
   */
  private boolean isDevice() {
    return path.startsWith("/dev") || Files.exists(path) && !Files.isRegularFile(path);
  }
}
