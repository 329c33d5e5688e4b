package dev.lintel.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that one process at a time holds, as a file beside the one that it is for. The system
 * gives it back when its process ends in any way, so that a file which is left behind locks nobody
 * out.
 *
 * <p>POSIX gives a lock back as soon as its process closes the file, whichever of its channels that
 * is (fcntl(2), POSIX.1-2024): so all channels stay open to the end, and the threads of a process
 * wait for each other before they open any.
 */
final class LockFile implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;
  private static final ReentrantLock OWN_THREADS = new ReentrantLock();

  private final Path file;
  private final List<FileChannel> channels = new ArrayList<>(2);

  private LockFile(Path file) {
    this.file = file;
  }

  /**
   * Waits for the lock of a file.
   *
   * @throws FileSystemException where another process holds it all the time
   */
  static LockFile of(Path locked, long patienceMillis) throws IOException {
    LockFile lock = new LockFile(locked.resolveSibling(locked.getFileName() + ".lock"));
    long endNanos = System.nanoTime() + patienceMillis * 1_000_000;
    try {
      if (OWN_THREADS.tryLock(patienceMillis, TimeUnit.MILLISECONDS) && lock.waitUntil(endNanos)) {
        return lock;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it waited for another process", e);
    }
    throw new FileSystemException(
        locked.toString(),
        null,
        "another process has been writing it for %d s; run this again when it has ended"
            .formatted(patienceMillis / 1_000));
  }

  /** Keeps the turn of this thread only where the lock is taken too. */
  private boolean waitUntil(long endNanos) throws IOException, InterruptedException {
    boolean isTaken = false;
    try {
      isTaken = isTaken();
      while (!isTaken && System.nanoTime() - endNanos < 0) {
        Thread.sleep(PAUSE_MILLIS);
        isTaken = isTaken();
      }
      return isTaken;
    } finally {
      if (!isTaken) {
        OWN_THREADS.unlock();
      }
    }
  }

  /** Takes the lock; where another process has it, leaves nothing open. */
  private boolean isTaken() throws IOException {
    boolean isTaken = false;
    try {
      FileChannel channel =
          open(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      isTaken = channel.tryLock() != null && isStillThere(channel);
      return isTaken;
    } finally {
      if (!isTaken) {
        closeChannels();
      }
    }
  }

  private FileChannel open(OpenOption... options) throws IOException {
    FileChannel channel = FileChannel.open(file, options);
    channels.add(channel);
    return channel;
  }

  /** Whoever had the lock before may have deleted the file between our opening and locking it. */
  private boolean isStillThere(FileChannel channel) throws IOException {
    byte[] token = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(token));
    try {
      ByteBuffer found = ByteBuffer.allocate(token.length);
      open(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS).read(found);
      return Arrays.equals(token, found.array());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void closeChannels() throws IOException {
    for (FileChannel channel : channels) {
      channel.close();
    }
    channels.clear();
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(file);
      closeChannels();
    } finally {
      OWN_THREADS.unlock();
    }
  }
}
