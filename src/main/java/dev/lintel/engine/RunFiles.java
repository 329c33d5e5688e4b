package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.source.Notice;
import dev.lintel.source.ProjectFile;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The files of a run.
 *
 * @param checked what is checked and reported on, in the order of the paths
 * @param gone the paths at which there is no file any more
 * @param context gives the files around them, which rules across files read as well
 * @param isReported tells whether a finding is about what is checked
 */
record RunFiles(
    List<? extends ProjectFile> checked,
    List<String> gone,
    Supplier<List<ProjectFile>> context,
    List<Notice> notices,
    Predicate<Finding> isReported) {

  /** Makes those of a run that reports all that it finds. */
  static RunFiles all(List<? extends ProjectFile> files, List<Notice> notices) {
    return new RunFiles(files, List.of(), List::of, notices, finding -> true);
  }

  /** Gives the same without one of the files that are checked. */
  RunFiles without(String path) {
    return new RunFiles(
        checked.stream().filter(file -> !file.path().equals(path)).toList(),
        gone,
        context,
        notices,
        isReported);
  }
}
