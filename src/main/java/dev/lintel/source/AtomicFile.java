package dev.lintel.source;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes files so that each appears whole or not at all, whatever happens meanwhile.
 *
 * <p>Steps: write a file beside the one that is meant, force it to the disk, give it the
 * permissions and, where that is allowed, the owner of what it replaces, and rename it over that. A
 * link is replaced, not followed, and so is one of several hard links: the other names keep the old
 * content. Whatever fails, the file beside is removed; what {@code kill -9} leaves of it is hidden,
 * is never checked ({@link Walk}), and goes when a file is written there a day later.
 */
public final class AtomicFile {
  static final String LEFTOVER_PREFIX = ".lintel-";
  static final String LEFTOVER_SUFFIX = ".tmp";

  /** No run takes as long as this, so that nobody is still writing the file. */
  private static final Duration LEFTOVER_AGE = Duration.ofDays(1);

  /** Held while a file is made and noted, and from the end of the process on for good. */
  private static final ReentrantLock ENDING = new ReentrantLock();

  private static boolean isEndNoticed;

  private AtomicFile() {}

  /** Gives the content of a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file; throws {@link UnwritableException} where it cannot, and then nothing changed.
   */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, (OutputStream out) -> out.write(content));
  }

  /** Writes a file whose content is made while it is written. */
  public static void write(Path file, Content content) throws IOException {
    put(file, content, Optional.empty());
    removeLeftovers(directory(file));
  }

  /**
   * Writes a file that holds what is expected, looked at right before it is replaced; tells whether
   * it did. Leftovers beside it are left, for there may be many files to write in one directory.
   */
  public static boolean replace(Path file, byte[] expected, byte[] content) throws IOException {
    return put(file, out -> out.write(content), Optional.of(expected));
  }

  /** Removes what killed runs left in a directory a day ago or earlier; never throws. */
  public static void removeLeftovers(Path directory) {
    Instant latest = Instant.now().minus(LEFTOVER_AGE);
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(directory, LEFTOVER_PREFIX + "*" + LEFTOVER_SUFFIX)) {
      for (Path leftover : leftovers) {
        BasicFileAttributes attributes =
            Files.readAttributes(leftover, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isRegularFile()
            && attributes.lastModifiedTime().toInstant().isBefore(latest)) {
          Files.deleteIfExists(leftover);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // They do no harm, and the next run tries again.
    }
  }

  private static boolean put(Path file, Content content, Optional<byte[]> expected)
      throws IOException {
    Path directory = directory(file);
    Path aside = directory.resolve(leftoverName());
    try {
      Optional<PosixFileAttributes> old = attributes(file);
      fill(aside, content, old.isPresent());
      if (old.isPresent()) {
        keep(old.get(), aside);
      }
      if (expected.isPresent() && !holds(file, expected.get())) {
        return false;
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
      force(directory);
      return true;
    } catch (IOException e) {
      throw UnwritableException.of(file, e);
    } finally {
      remove(aside);
    }
  }

  /**
   * Makes the file beside, so that an end of the process removes it: an interrupt runs no {@code
   * finally}. Between its making and the note to remove it no end can begin.
   */
  private static FileChannel create(Path aside, FileAttribute<?>[] attributes) throws IOException {
    ENDING.lock();
    try {
      if (!isEndNoticed) {
        Runtime.getRuntime().addShutdownHook(new Thread(ENDING::lock, "lintel-ending"));
        isEndNoticed = true;
      }
      FileChannel channel =
          FileChannel.open(
              aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
      aside.toFile().deleteOnExit();
      return channel;
    } catch (IllegalStateException e) {
      throw new IOException("the run was interrupted", e);
    } finally {
      ENDING.unlock();
    }
  }

  private static Path directory(Path file) {
    Path absolute = file.toAbsolutePath();
    return absolute.getParent() == null ? absolute : absolute.getParent();
  }

  private static String leftoverName() {
    long number = ThreadLocalRandom.current().nextLong();
    return LEFTOVER_PREFIX + Long.toUnsignedString(number, 36) + LEFTOVER_SUFFIX;
  }

  /** Gives the attributes of the file that is replaced; empty where there is none or a link. */
  private static Optional<PosixFileAttributes> attributes(Path file) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(view.readAttributes()).filter(PosixFileAttributes::isRegularFile);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** What replaces a private file is private from its first byte on. */
  private static void fill(Path aside, Content content, boolean isPrivate) throws IOException {
    FileAttribute<?>[] attributes =
        isPrivate
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (FileChannel channel = create(aside, attributes)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Only the superuser may give files away; for all others the owner is themselves anyway. */
  private static void keep(PosixFileAttributes old, Path aside) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(aside, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    try {
      PosixFileAttributes now = view.readAttributes();
      if (!now.owner().equals(old.owner())) {
        view.setOwner(old.owner());
      }
      if (!now.group().equals(old.group())) {
        view.setGroup(old.group());
      }
    } catch (IOException e) {
      // The content matters more than the group, which no repository records.
    }
    view.setPermissions(old.permissions());
  }

  private static boolean holds(Path file, byte[] expected) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return attributes.isRegularFile()
        && attributes.size() == expected.length
        && Arrays.equals(Files.readAllBytes(file), expected);
  }

  /** The name is on the disk only when the directory is; not every platform opens directories. */
  private static void force(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file is whole under either name, which is what was promised.
    }
  }

  private static void remove(Path aside) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      // It stays as one that a killed run leaves.
    }
  }
}
