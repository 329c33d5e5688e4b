package dev.lintel.source;

import java.util.List;
import java.util.function.Supplier;

/**
 * The files of a project that changed, and the rest of it.
 *
 * @param files what changed and is to be checked, in the order of the paths
 * @param gone the paths at which there is no file any more, in their order
 * @param context gives the files around them; asked for at most once, for it may walk the tree
 * @param notices in {@link Notice#ORDER}
 */
public record Changes(
    List<ChangedFile> files,
    List<String> gone,
    Supplier<List<ProjectFile>> context,
    List<Notice> notices) {
  public Changes {
    files = List.copyOf(files);
    gone = List.copyOf(gone);
    notices = List.copyOf(notices);
  }
}
