package dev.lintel.report;

import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import java.util.HashMap;
import java.util.Map;

/**
 * What GitHub tells alerts apart by: for each line a hash of the first units from its start on that
 * are no blanks, and which of the equal hashes of the file it is. All line breaks count as LF.
 *
 * <p>Equal to what the upload action computes: github/codeql-action, src/fingerprints.ts, read on
 * 2026-11-21.
 */
final class LineHashes {
  private static final int UNITS = 100;
  private static final long FACTOR = 37;
  private static final char END_OF_FILE = '\uffff';

  private final long[] hashes;
  private final int[] occurrences;

  LineHashes(SourceText source) {
    LineIndex lines = source.lines();
    hashes = new long[lines.count()];
    occurrences = new int[lines.count()];
    Map<Long, Integer> seen = new HashMap<>();
    for (int line = 1; line <= lines.count(); line++) {
      long hash = hash(source.content(), lines.start(line));
      hashes[line - 1] = hash;
      occurrences[line - 1] = seen.merge(hash, 1, Integer::sum);
    }
  }

  /** Gives the hash of a line; lines count from 1. */
  String hash(int line) {
    return Long.toHexString(hashes[line - 1]) + ":" + occurrences[line - 1];
  }

  private static long hash(String content, int start) {
    long hash = 0;
    int units = 0;
    boolean isAfterReturn = false;
    for (int i = start; i < content.length() && units < UNITS; i++) {
      char unit = content.charAt(i);
      boolean isSkipped = unit == ' ' || unit == '\t' || isAfterReturn && unit == '\n';
      isAfterReturn = unit == '\r';
      if (!isSkipped) {
        hash = hash * FACTOR + (isAfterReturn ? '\n' : unit);
        units++;
      }
    }
    if (units < UNITS) {
      hash = hash * FACTOR + END_OF_FILE;
      units++;
    }
    for (; units < UNITS; units++) {
      hash *= FACTOR;
    }
    return hash;
  }
}
