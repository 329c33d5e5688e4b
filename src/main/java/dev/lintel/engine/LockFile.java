package dev.lintel.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * A lock that one process at a time holds, as a file beside the one that it is for. The system
 * gives it back when its process ends in any way, so that a file which is left behind locks nobody
 * out.
 */
final class LockFile implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;

  private final Path file;
  private final FileChannel channel;

  private LockFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Waits for the lock of a file.
   *
   * @throws FileSystemException where another process holds it all the time
   */
  static LockFile of(Path locked, long patienceMillis) throws IOException {
    Path file = locked.resolveSibling(locked.getFileName() + ".lock");
    long startedNanos = System.nanoTime();
    while (true) {
      Optional<LockFile> lock = attempt(file);
      if (lock.isPresent()) {
        return lock.get();
      }
      if (System.nanoTime() - startedNanos > patienceMillis * 1_000_000) {
        throw new FileSystemException(
            locked.toString(),
            null,
            "another process has been writing it for %d s; run this again when it has ended"
                .formatted(patienceMillis / 1_000));
      }
      pause();
    }
  }

  /** Gives nothing where another process has the lock. */
  private static Optional<LockFile> attempt(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null && isStillThere(file, channel)) {
        return Optional.of(new LockFile(file, channel));
      }
    } catch (OverlappingFileLockException e) {
      // A thread of this process has it.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /** Whoever had the lock before may have deleted the file between our opening and locking it. */
  private static boolean isStillThere(Path file, FileChannel channel) throws IOException {
    byte[] token = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(token));
    try {
      return Arrays.equals(token, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it waited for another process", e);
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    }
  }
}
