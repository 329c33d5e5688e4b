package dev.lintel.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs several command lines in one process. The build makes the AOT caches with it, because a
 * cache holds what one process loaded; nothing else calls it.
 */
final class Training {
  /** Stands between two command lines. */
  private static final String NEXT = "+";

  private Training() {}

  public static void main(String[] args) {
    int worst = StaleCache.rerun(args).orElse(0);
    List<String> line = new ArrayList<>();
    for (String arg : args) {
      if (arg.equals(NEXT)) {
        worst = Math.max(worst, run(line));
      } else {
        line.add(arg);
      }
    }
    Runtime.getRuntime().halt(Math.max(worst, run(line)));
  }

  /** Runs a line and empties it. */
  private static int run(List<String> line) {
    int code = Main.run(List.copyOf(line), Terminal.ofProcess()).code();
    line.clear();
    return code;
  }
}
