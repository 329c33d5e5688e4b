package dev.lintel.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a program writes, taken in while it runs, so that it never waits for a reader. What is over
 * the limit is dropped, so that the writer comes to its end.
 */
public final class Intake {
  private final InputStream stream;
  private final int limitBytes;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Thread thread;
  private boolean isOver;

  private Intake(InputStream stream, int limitBytes) {
    this.stream = stream;
    this.limitBytes = limitBytes;
    this.thread = new Thread(this::read, "lintel-intake");
    thread.setDaemon(true);
  }

  /** Starts to take in a stream, up to a number of bytes. */
  public static Intake of(InputStream stream, int limitBytes) {
    Intake intake = new Intake(stream, limitBytes);
    intake.thread.start();
    return intake;
  }

  private void read() {
    byte[] buffer = new byte[1 << 16];
    try {
      for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
        take(buffer, length);
      }
    } catch (IOException e) {
      // The program was ended, which its code tells.
      setOver();
    }
  }

  private synchronized void take(byte[] buffer, int length) {
    int kept = Math.min(length, limitBytes - bytes.size());
    bytes.write(buffer, 0, kept);
    isOver |= kept < length;
  }

  private synchronized void setOver() {
    isOver = true;
  }

  /**
   * Waits for the end of the stream, for no longer than this: what a program left running could
   * keep it open.
   */
  public void await(long millis) throws InterruptedException {
    thread.join(millis);
  }

  /** Tells whether a part of what was written is not there. */
  public synchronized boolean isOver() {
    return isOver;
  }

  /** Gives what was written, as UTF-8; other bytes are bent. */
  public synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
