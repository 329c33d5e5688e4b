package dev.lintel.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the release tags of a git checkout in its files: {@code refs/tags/} and {@code packed-refs}
 * of the repository, of which a worktree and a submodule tell by a file {@code .git}
 * (gitrepository-layout(5), git 2.43). No process is started, and what cannot be read tells
 * nothing.
 */
public final class ReleaseTags {
  private static final String DIRECTORY_MARK = "gitdir: ";
  private static final String PACKED_TAG = " refs/tags/";
  private static final int MOST_PARENTS = 64;
  private static final int MOST_TAGS = 100_000;
  private static final int MOST_PACKED_LINES = 1_000_000;
  private static final int MOST_POINTER_BYTES = 4_096;
  private static final int MOST_PACKED_BYTES = 64 << 20;

  private Optional<ReleaseTag> latest = Optional.empty();

  private ReleaseTags() {}

  /**
   * Gives the highest release of the repository that a directory belongs to; empty where there is
   * none, no repository, or none that can be read.
   */
  public static Optional<ReleaseTag> latest(Path directory) {
    ReleaseTags tags = new ReleaseTags();
    try {
      repository(directory).ifPresent(tags::read);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    return tags.latest;
  }

  /** Tells whether a directory belongs to a git checkout. */
  public static boolean isInCheckout(Path directory) {
    return mark(directory).isPresent();
  }

  private static Optional<Path> mark(Path directory) {
    Path at = directory;
    for (int i = 0; at != null && i < MOST_PARENTS; i++, at = at.getParent()) {
      Path mark = at.resolve(".git");
      if (Files.exists(mark)) {
        return Optional.of(mark);
      }
    }
    return Optional.empty();
  }

  /** Gives the directory that the tags are in, which all worktrees of a repository share. */
  private static Optional<Path> repository(Path directory) {
    Optional<Path> mark = mark(directory);
    if (mark.isPresent() && Files.isRegularFile(mark.get())) {
      Path link = mark.get();
      mark =
          pointer(link)
              .filter(text -> text.startsWith(DIRECTORY_MARK))
              .map(text -> link.resolveSibling(text.substring(DIRECTORY_MARK.length())));
    }
    return mark.map(
        own -> pointer(own.resolve("commondir")).map(own::resolve).orElse(own).normalize());
  }

  /** Gives the one line of a file that points to a directory. */
  private static Optional<String> pointer(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(MOST_POINTER_BYTES), StandardCharsets.UTF_8);
      return Optional.of(text.strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void read(Path repository) {
    Path loose = repository.resolve("refs/tags");
    if (Files.isDirectory(loose)) {
      readLoose(loose);
    }
    Path packed = repository.resolve("packed-refs");
    if (Files.isRegularFile(packed)) {
      readPacked(packed);
    }
  }

  private void readLoose(Path directory) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      int count = 0;
      for (Path file : files) {
        if (++count > MOST_TAGS) {
          return;
        }
        add(file.getFileName().toString());
      }
    } catch (IOException | DirectoryIteratorException e) {
      return;
    }
  }

  private void readPacked(Path file) {
    try {
      if (Files.size(file) > MOST_PACKED_BYTES) {
        return;
      }
      // Names in other encodings are no releases, so bytes that are no UTF-8 may be anything.
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
        String line = lines.readLine();
        for (int i = 0; line != null && i < MOST_PACKED_LINES; i++) {
          int tag = line.indexOf(PACKED_TAG);
          if (tag > 0) {
            add(line.substring(tag + PACKED_TAG.length()));
          }
          line = lines.readLine();
        }
      }
    } catch (IOException e) {
      return;
    }
  }

  private void add(String name) {
    Optional<ReleaseTag> tag = ReleaseTag.of(name);
    if (tag.isPresent() && (latest.isEmpty() || tag.get().compareTo(latest.get()) > 0)) {
      latest = tag;
    }
  }
}
