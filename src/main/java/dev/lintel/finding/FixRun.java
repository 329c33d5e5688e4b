package dev.lintel.finding;

import java.util.List;

/**
 * What fixing did, or would do.
 *
 * @param files what changed, in the order of the paths
 * @param fixed number of findings that were fixed
 * @param unsafeLeft number of findings left that only an unsafe fix mends, which nobody asked for
 * @param before what was found in the files as they were read
 * @param after what a check would find now; with a notification of each file that could not be
 *     fixed and each fix that was left out
 */
public record FixRun(
    List<FixedFile> files, int fixed, int unsafeLeft, RunResult before, RunResult after) {
  public FixRun {
    files = List.copyOf(files);
  }
}
