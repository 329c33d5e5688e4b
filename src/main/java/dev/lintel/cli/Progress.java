package dev.lintel.cli;

/** One line on a terminal that tells how far a long run is; shorter ones stay quiet. */
final class Progress {
  private static final long QUIET_NANOS = 1_000_000_000L;

  private final Terminal terminal;
  private final boolean isShown;
  private final long startedNanos = System.nanoTime();
  private boolean isDirty;

  Progress(Terminal terminal, boolean isQuiet) {
    this.terminal = terminal;
    this.isShown = terminal.isErrTerminal() && !isQuiet;
  }

  /** Shows how many of all files are done. */
  void at(int done, int total) {
    if (isShown && System.nanoTime() - startedNanos > QUIET_NANOS) {
      terminal.note("\r\u001b[Kchecked " + done + " of " + total + " files");
      isDirty = true;
    }
  }

  /** Takes the line away, so that the report starts on a clean one. */
  void clear() {
    if (isDirty) {
      terminal.note("\r\u001b[K");
    }
  }
}
