package dev.lintel.source;

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
    this.output = Intake.of(process.getInputStream(), OUTPUT_LIMIT_BYTES);
    this.error = Intake.of(process.getErrorStream(), ERROR_LIMIT_BYTES);
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
      output.await(limitSeconds * 1000);
      error.await(limitSeconds * 1000);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw GitException.failure("'git " + name + "' was interrupted");
    }
    if (output.isOver()) {
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
    return output.text();
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
    String words = error.text().strip();
    return words.isEmpty() ? "it ended with " + process.exitValue() : words.replaceAll("\\s+", " ");
  }
}
