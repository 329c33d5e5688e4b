package dev.lintel.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/**
 * A command of git that runs. Both of its outputs are taken in while it does, each up to a limit,
 * so that it cannot wait for a reader; one that takes too long is ended.
 */
final class GitCommand {
  /** Room for the index of a repository of half a million files. */
  private static final int OUTPUT_LIMIT_BYTES = 64 << 20;

  private static final int ERROR_LIMIT_BYTES = 64 << 10;

  /** Longer than the largest repositories need on a cold disk. */
  private static final long LIMIT_SECONDS = 60;

  private final String name;
  private final Process process;
  private final Intake output;
  private final Intake error;
  private long limitSeconds = LIMIT_SECONDS;

  GitCommand(String name, Process process) {
    this.name = name;
    this.process = process;
    this.output = new Intake(process.getInputStream(), OUTPUT_LIMIT_BYTES);
    this.error = new Intake(process.getErrorStream(), ERROR_LIMIT_BYTES);
    output.start();
    error.start();
  }

  /** Gives the command with another limit of time. */
  GitCommand limitedTo(long seconds) {
    limitSeconds = seconds;
    return this;
  }

  /** Waits for the end and gives how the command ended. */
  int code() throws GitException {
    try {
      if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw GitException.failure(
            "'git " + name + "' was stopped after " + limitSeconds + " s; nothing was checked");
      }
      // What the program left running could keep its outputs open.
      output.join(limitSeconds * 1000);
      error.join(limitSeconds * 1000);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw GitException.failure("'git " + name + "' was interrupted");
    }
    if (output.isOver) {
      throw GitException.failure(
          "'git "
              + name
              + "' gave more than "
              + OUTPUT_LIMIT_BYTES
              + " bytes; nothing was checked");
    }
    return process.exitValue();
  }

  /** Gives the output of a command that must succeed. */
  String output() throws GitException {
    if (code() != 0) {
      throw refused();
    }
    return text();
  }

  /** Gives what an ended command wrote, whatever its code. */
  String text() {
    return Repository.text(output.bytes.toByteArray());
  }

  /** Gives the fault of an ended command, in git's own words. */
  GitException refused() {
    String words = words();
    if (words.contains("not a git repository")) {
      return GitException.misuse("this is no git repository: " + words);
    }
    return GitException.failure("'git " + name + "' failed: " + words);
  }

  /** Gives what an ended command said of its fault, in one line. */
  String words() {
    String words = Repository.text(error.bytes.toByteArray()).strip();
    return words.isEmpty() ? "it ended with " + process.exitValue() : words.replaceAll("\\s+", " ");
  }

  /** Takes in a stream; what is over the limit is dropped, so that the writer comes to its end. */
  private static final class Intake extends Thread {
    private final InputStream stream;
    private final int limitBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean isOver;

    Intake(InputStream stream, int limitBytes) {
      super("lintel-git");
      setDaemon(true);
      this.stream = stream;
      this.limitBytes = limitBytes;
    }

    @Override
    public void run() {
      byte[] buffer = new byte[1 << 16];
      try {
        for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
          int kept = Math.min(length, limitBytes - bytes.size());
          bytes.write(buffer, 0, kept);
          isOver |= kept < length;
        }
      } catch (IOException e) {
        // The process was ended, which its code tells.
        isOver = true;
      }
    }
  }
}
