package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Related;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.source.ChangedFile;
import dev.lintel.source.Changes;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.LineDiff;
import dev.lintel.source.LineIndex;
import dev.lintel.source.ProjectFile;
import dev.lintel.source.RootPath;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells whether a finding is about a change: its place, or another one that it speaks of, lies in a
 * changed file or, where lines are asked for, touches a changed line; or it is the path of such a
 * file, or of one that is gone: what is wrong with a file as a whole is said of the entry that
 * names it. The lines are found in the very text that was checked, and only for files with
 * findings.
 */
final class ChangedPlaces implements Predicate<Finding> {
  private final Map<String, Optional<ProjectFile>> before = new HashMap<>();
  private final Set<String> gone;
  private final Map<SourceText, BitSet> lines = new HashMap<>();
  private final boolean isByLine;

  /** What is longer is no path. */
  private static final int MOST_PATH_CHARS = 1024;

  private ChangedPlaces(List<ChangedFile> changed, List<String> gone, boolean isByLine) {
    this.isByLine = isByLine;
    this.gone = Set.copyOf(gone);
    changed.forEach(change -> before.put(change.file().path(), change.before()));
  }

  /** Gives the files of a run over changes. */
  static RunFiles files(Changes changes, boolean isByLine) {
    return new RunFiles(
        changes.files().stream().map(ChangedFile::file).toList(),
        changes.gone(),
        changes.context(),
        changes.notices(),
        new ChangedPlaces(changes.files(), changes.gone(), isByLine));
  }

  @Override
  public boolean test(Finding finding) {
    return isPathOfChange(finding.place())
        || touches(finding.place())
        || touches(finding.related())
        || touches(finding.flow());
  }

  private boolean touches(List<Related> places) {
    for (Related place : places) {
      if (touches(place.span())) {
        return true;
      }
    }
    return false;
  }

  private boolean touches(Span place) {
    SourceText text = place.source();
    if (!before.containsKey(text.path())) {
      return false;
    }
    if (!isByLine) {
      return true;
    }
    LineIndex index = text.lines();
    int first = index.lineAt(place.start());
    // A span that ends with a line break does not touch the line behind it.
    int last = index.lineAt(Math.max(place.start(), place.end() - 1));
    int changed = lines.computeIfAbsent(text, this::changedLines).nextSetBit(first);
    return changed >= 0 && changed <= last;
  }

  /**
   * Tells whether a place is the path of what changed or is gone, as an entry is that names a file.
   */
  private boolean isPathOfChange(Span place) {
    if (place.length() > MOST_PATH_CHARS) {
      return false;
    }
    return RootPath.resolve(place.source().directory(), unquoted(place.text()))
        .filter(path ->
            isChanged(path)
                || Kustomization.NAMES.stream().anyMatch(name -> isChanged(path + "/" + name)))
        .isPresent();
  }

  private boolean isChanged(String path) {
    return before.containsKey(path) || gone.contains(path);
  }

  private static String unquoted(String text) {
    boolean isQuoted = text.startsWith("'") || text.startsWith("\"");
    return isQuoted ? text.substring(1, Math.max(1, text.length() - 1)) : text;
  }

  /** A file that was no text before, or can no longer be had, is new from end to end. */
  private BitSet changedLines(SourceText text) {
    Optional<ProjectFile> old = before.get(text.path());
    FileContent content =
        old.isEmpty() ? new Decoded.Binary("") : old.get().read(FileContent.DEFAULT_LIMIT_BYTES);
    return switch (content) {
      case Decoded.Text(SourceText earlier) -> LineDiff.changed(earlier.content(), text.content());
      case Decoded.Binary _, FileContent.Unread _ -> {
        BitSet all = new BitSet();
        all.set(1, text.lines().count() + 1);
        yield all;
      }
    };
  }
}
