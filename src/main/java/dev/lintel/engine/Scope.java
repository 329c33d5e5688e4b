package dev.lintel.engine;

import dev.lintel.source.Git;
import java.io.InputStream;
import java.nio.file.Path;

/** Which files a check is about, and where their content comes from. */
public sealed interface Scope {
  /** All files below the named paths, as they lie on disk. */
  record Everything() implements Scope {}

  /**
   * What is staged, as the index holds it.
   *
   * @param isByLine whether only findings that touch a changed line are reported
   */
  record Staged(Git git, boolean isByLine) implements Scope {}

  /**
   * What the work tree changed since it parted from a commit.
   *
   * @param reference a commit, branch or tag
   * @param isByLine whether only findings that touch a changed line are reported
   */
  record Since(Git git, String reference, boolean isByLine) implements Scope {}

  /**
   * A text that stands for a file, such as the unsaved one of an editor.
   *
   * @param file absolute and normalised; it need not exist
   */
  record Input(Path file, InputStream stream) implements Scope {}
}
