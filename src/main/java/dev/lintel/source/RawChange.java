package dev.lintel.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of {@code git diff-index --raw -z} (git-diff-index(1), "Raw output format").
 *
 * @param oldId id of the content before, all zeros where there was none
 * @param newId id of the content now, all zeros where git does not know it
 * @param isSameMode whether it stayed what it was: a file, an executable, a link
 * @param status its first letter, as {@code M}
 * @param path from the top of the work tree; of a renamed file the new one
 * @param oldPath the path before, which another one replaced where the file was renamed
 */
record RawChange(
    String oldId, String newId, boolean isSameMode, char status, String path, String oldPath) {
  /** Gives the path at which there is nothing any more. */
  Optional<String> gonePath() {
    return isDeleted() || status == 'R' ? Optional.of(oldPath) : Optional.empty();
  }

  boolean isDeleted() {
    return status == 'D';
  }

  boolean isUnmerged() {
    return status == 'U';
  }

  /** Tells whether there was a content before. */
  boolean hasOld() {
    return !isZero(oldId);
  }

  /** Tells whether git knows the content of now. */
  boolean hasNew() {
    return !isZero(newId);
  }

  private static boolean isZero(String id) {
    return id.chars().allMatch(c -> c == '0');
  }

  /** Reads {@code :MODE MODE ID ID STATUS}, a path, and of renamed files a second path. */
  static List<RawChange> parse(String output) {
    List<RawChange> changes = new ArrayList<>();
    int at = 0;
    while (at < output.length()) {
      int end = output.indexOf('\0', at);
      int newMode = output.indexOf(' ', at) + 1;
      int oldId = output.indexOf(' ', newMode) + 1;
      int newId = output.indexOf(' ', oldId) + 1;
      int status = output.indexOf(' ', newId) + 1;
      char letter = output.charAt(status);
      int path = end + 1;
      end = output.indexOf('\0', path);
      String oldPath = output.substring(path, end);
      if (letter == 'R' || letter == 'C') {
        path = end + 1;
        end = output.indexOf('\0', path);
      }
      changes.add(
          new RawChange(
              output.substring(oldId, newId - 1),
              output.substring(newId, status - 1),
              output.regionMatches(at + 1, output, newMode, oldId - newMode),
              letter,
              output.substring(path, end),
              oldPath));
      at = end + 1;
    }
    return changes;
  }
}
