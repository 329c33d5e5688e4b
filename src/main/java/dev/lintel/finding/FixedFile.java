package dev.lintel.finding;

import dev.lintel.source.Encoding;
import dev.lintel.source.SourceText;
import java.util.List;

/**
 * A file that fixes changed, or would change.
 *
 * @param before its text as it was read
 * @param after its text as the fixes left it
 * @param encoding of both
 * @param titles of the fixes, in the order of their work
 */
public record FixedFile(
    SourceText before, SourceText after, Encoding encoding, List<String> titles) {
  public FixedFile {
    titles = List.copyOf(titles);
  }

  /** Gives the file's path relative to the root. */
  public String path() {
    return before.path();
  }
}
