package dev.lintel.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Contents of a repository by their ids, read by one {@code git cat-file --batch} that is started
 * with the first. Contents come as they are stored: nothing is converted. Safe to share between
 * threads.
 */
final class Blobs implements AutoCloseable {
  /** Below the budget of one file, so that it is this class that tells what happened. */
  private static final long LIMIT_MILLIS = 8_000;

  private static final long LOOK_EVERY_MILLIS = 500;

  private final Starter starter;
  private Process process;
  private InputStream answers;
  private boolean isBroken;
  // Written under the lock, read by the watch as well.
  private volatile long askedMillis;

  /** Starts the process that answers. */
  @FunctionalInterface
  interface Starter {
    Process start() throws GitException;
  }

  Blobs(Starter starter) {
    this.starter = starter;
  }

  /**
   * Reads a content.
   *
   * @throws IOException with the words that complete a file's name, where it cannot be had
   */
  synchronized byte[] read(String id, int limitBytes) throws IOException {
    if (isBroken) {
      throw new IOException("cannot be read: git does not answer any more");
    }
    try {
      askedMillis = System.currentTimeMillis();
      if (process == null) {
        start();
      }
      OutputStream questions = process.getOutputStream();
      questions.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
      questions.flush();
      return answer(line(), limitBytes);
    } catch (GitException e) {
      isBroken = true;
      throw new IOException("cannot be read: " + e.getMessage(), e);
    } finally {
      askedMillis = 0;
    }
  }

  private void start() throws GitException {
    process = starter.start();
    answers = new BufferedInputStream(process.getInputStream(), 1 << 16);
    Process watched = process;
    Thread watch = new Thread(() -> watch(watched), "lintel-git");
    watch.setDaemon(true);
    watch.start();
  }

  private void watch(Process watched) {
    try {
      while (watched.isAlive()) {
        long asked = askedMillis;
        if (asked != 0 && System.currentTimeMillis() - asked > LIMIT_MILLIS) {
          watched.destroyForcibly();
        }
        Thread.sleep(LOOK_EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads {@code ID TYPE SIZE} and the content, or {@code ID missing} (git-cat-file(1)). */
  private byte[] answer(String head, int limitBytes) throws IOException {
    int size = head.lastIndexOf(' ') + 1;
    if (head.endsWith(" missing")) {
      throw new IOException(
          "cannot be read: its content is not in this repository; fetch it with 'git fetch'");
    }
    long sizeBytes = number(head.substring(size));
    if (sizeBytes < 0) {
      isBroken = true;
      throw new IOException("cannot be read: git stopped before it answered");
    }
    if (sizeBytes > limitBytes) {
      // Reading what nobody wants could take longer than a new process.
      close();
      throw new IOException("is over the limit: " + sizeBytes + " bytes of at most " + limitBytes);
    }
    byte[] bytes = answers.readNBytes((int) sizeBytes);
    if (bytes.length < sizeBytes || answers.read() != '\n') {
      isBroken = true;
      throw new IOException("cannot be read: git stopped in the middle of it");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = answers.read(); c >= 0 && c != '\n'; c = answers.read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Ends the process; the next content starts another. */
  @Override
  public synchronized void close() {
    if (process != null) {
      process.destroy();
      process = null;
    }
  }
}
