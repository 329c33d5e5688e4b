package dev.lintel.engine;

import dev.lintel.finding.Notification;
import dev.lintel.source.AtomicFile;
import dev.lintel.source.Decoded;
import dev.lintel.source.Decoder;
import dev.lintel.source.Encoding;
import dev.lintel.source.FileContent;
import dev.lintel.source.FoundFile;
import dev.lintel.source.SourceText;
import dev.lintel.source.UnwritableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes fixed texts over their files, each in the encoding that the file has, so that all bytes
 * outside the edits stay. Files that belong together are all written or none: what was written of
 * them is taken back where one fails.
 */
final class FixWriter {
  private static final String CHANGED =
      "changed while it was fixed and was left alone; run this again";

  private final Path root;
  private final boolean isDry;
  private final List<Notification> notifications = new ArrayList<>();
  private final Map<SourceText, Encoding> encodings = new HashMap<>();
  private final Set<Path> directories = new HashSet<>();

  /** A text to write over a file. */
  record Job(FoundFile file, SourceText before, SourceText after) {}

  /** The bytes that a file held, and those that it holds now. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Written(Job job, byte[] old, byte[] current) {}

  /** Why one file of several was not written. */
  private static final class Failure extends Exception {
    private Failure(String message) {
      super(message);
    }
  }

  /**
   * @param isDry whether everything is done but the writing
   */
  FixWriter(Path root, boolean isDry) {
    this.root = root;
    this.isDry = isDry;
  }

  /** Gives the encoding of a file whose text was written, by that text. */
  Encoding encoding(SourceText after) {
    return encodings.get(after);
  }

  /** Gives what went wrong so far. */
  List<Notification> notifications() {
    return notifications;
  }

  /** Tells why a file is not to be fixed, whatever the fix; empty where it is. */
  Optional<String> refusal(FoundFile file, SourceText text) {
    if (file.path().startsWith("../")) {
      return Optional.of("lies outside the root and is not fixed; run 'lintel fix' on it alone");
    }
    if (!text.problems().isEmpty()) {
      return Optional.of(
          "is not fixed: "
              + text.problems().getFirst().message()
              + "; save it in one encoding and run this again");
    }
    try {
      if (!isInside(file.file())) {
        return Optional.of("is reached over a link that leaves the root and is not fixed");
      }
      if (!isDry && !isWritable(file.file())) {
        return Optional.of("is read-only and is not fixed; make it writable and run this again");
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("no longer exists");
    }
  }

  /** The superuser may write what nobody should; the file's own word counts for all. */
  private static boolean isWritable(Path file) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    return Files.isWritable(file)
        && (view == null
            || view.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE));
  }

  /** Writes files that belong together; tells whether all are written. */
  boolean write(List<Job> jobs) {
    List<Written> written = new ArrayList<>();
    for (Job job : jobs) {
      try {
        written.add(write(job));
      } catch (Failure e) {
        notifications.add(Notification.incomplete(job.file.path(), e.getMessage()));
        if (!isDry) {
          written.forEach(this::takeBack);
        }
        return false;
      }
    }
    return true;
  }

  private Written write(Job job) throws Failure {
    try {
      Path file = job.file.file();
      byte[] old = read(job.file);
      byte[] current = replaced(job, old);
      encodings.put(job.after, Encoding.of(old));
      if (!isDry) {
        put(file, old, current);
      }
      return new Written(job, old, current);
    } catch (UnwritableException e) {
      throw new Failure(e.reason());
    } catch (IOException e) {
      throw new Failure("cannot be read any more and was left alone");
    }
  }

  private void put(Path file, byte[] old, byte[] current) throws IOException, Failure {
    if (!isInside(file) || !AtomicFile.replace(file, old, current)) {
      throw new Failure(CHANGED);
    }
    if (directories.add(file.getParent())) {
      AtomicFile.removeLeftovers(file.getParent());
    }
  }

  private boolean isInside(Path file) throws IOException {
    return file.getParent().toRealPath().startsWith(root.toRealPath());
  }

  private static byte[] read(FoundFile file) throws IOException, Failure {
    if (!Files.isRegularFile(file.file(), LinkOption.NOFOLLOW_LINKS)
        || Files.size(file.file()) > FileContent.DEFAULT_LIMIT_BYTES) {
      throw new Failure(CHANGED);
    }
    return Files.readAllBytes(file.file());
  }

  /** Both texts must be what the bytes stand for, letter for letter and byte for byte. */
  private static byte[] replaced(Job job, byte[] old) throws Failure {
    if (!holds(old, job.before)) {
      throw new Failure(CHANGED);
    }
    Encoding encoding = Encoding.of(old);
    boolean isExact =
        encoding.encode(job.before.content()).filter(b -> Arrays.equals(b, old)).isPresent();
    Optional<byte[]> current =
        encoding.encode(job.after.content()).filter(b -> holds(b, job.after));
    if (!isExact || current.isEmpty()) {
      throw new Failure("is not fixed: its encoding cannot hold the result byte for byte");
    }
    return current.get();
  }

  private static boolean holds(byte[] bytes, SourceText text) {
    return Decoder.decode(text.path(), bytes) instanceof Decoded.Text(SourceText decoded)
        && decoded.problems().isEmpty()
        && decoded.content().equals(text.content());
  }

  private void takeBack(Written written) {
    String path = written.job.file.path();
    try {
      boolean isBack = AtomicFile.replace(written.job.file.file(), written.current, written.old);
      notifications.add(
          Notification.incomplete(
              path,
              isBack
                  ? "was left alone, for a fix spans it and a file that could not be written"
                  : "was fixed and changed since; a file that belongs to it could not be written"));
    } catch (IOException e) {
      notifications.add(
          Notification.incomplete(
              path, "was fixed; a file that belongs to it could not be written"));
    }
  }
}
