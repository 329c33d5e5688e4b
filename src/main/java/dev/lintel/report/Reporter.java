package dev.lintel.report;

import dev.lintel.finding.RunResult;
import java.io.IOException;
import java.io.OutputStream;

/** Writes what a run has to say. The same result gives the same bytes; the stream stays open. */
@FunctionalInterface
public interface Reporter {
  void write(RunResult result, OutputStream out) throws IOException;
}
