package dev.lintel.cli;

/** How a run ends, for scripts. An interrupted run ends with 130, by the JVM itself. */
enum ExitCode {
  PASSED(0),
  GATE_FAILED(1),
  MISUSE(2),
  INCOMPLETE(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
