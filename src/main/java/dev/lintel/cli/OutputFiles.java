package dev.lintel.cli;

import dev.lintel.finding.RunResult;
import dev.lintel.report.Format;
import dev.lintel.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The reports that go to files, each to one of its own. */
final class OutputFiles {
  private final Map<Path, OutputFile> files = new LinkedHashMap<>();

  /**
   * Adds a file; throws {@link Misuse} for one that cannot be written or that is there already, so
   * that nothing is lost at the end of a long run.
   */
  void add(Format format, Path path) {
    if (Files.isDirectory(path)) {
      throw new Misuse("--output: '" + path + "' is a directory; it takes FORMAT=PATH");
    }
    OutputFile other = files.putIfAbsent(real(path), new OutputFile(format, path));
    if (other != null) {
      throw new Misuse(
          "--output: '%s' is the file of the %s report already; give each report its own"
              .formatted(path, other.format().id()));
    }
  }

  /** Gives the path by which a file is known however its directory was written. */
  private static Path real(Path path) {
    try {
      return path.resolveSibling(".").toRealPath().resolve(path.getFileName());
    } catch (IOException e) {
      throw new Misuse("--output: the directory of '" + path + "' does not exist; make it first");
    }
  }

  /**
   * Writes all files, one after the other, and names each that fails; tells whether none did.
   *
   * @param reporters gives the reporter of a format
   */
  boolean write(RunResult result, Function<Format, Reporter> reporters, Terminal terminal) {
    boolean isWritten = true;
    for (OutputFile file : files.values()) {
      try {
        Reporter reporter = reporters.apply(file.format());
        file.write(out -> reporter.write(result, out));
      } catch (IOException e) {
        terminal.error("cannot write '" + file.path() + "': " + Terminal.reason(e));
        isWritten = false;
      }
    }
    return isWritten;
  }
}
