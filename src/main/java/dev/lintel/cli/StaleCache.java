package dev.lintel.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps an AOT cache from running old code. The JVM does not always notice that a jar is newer than
 * its cache and then runs the classes of the old jar. So the launcher tells which build the image
 * holds, and code of another build hands over to a JVM without the cache.
 */
final class StaleCache {
  private StaleCache() {}

  /**
   * Runs the command line once more without the cache if this code is stale; gives its exit code.
   * Empty where it is not.
   */
  static Optional<Integer> rerun(String[] args) {
    String expected = System.getProperty("lintel.build");
    if (expected == null || expected.equals(BuildId.VALUE)) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-XX:AOTMode=off", "-Xlog:disable", "-Xlog:all=error:stderr"));
    command.add("-Dlintel.terminal=" + System.getProperty("lintel.terminal", ""));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.lintel.cli.Main"));
    command.addAll(List.of(args));
    try {
      return Optional.of(new ProcessBuilder(command).inheritIO().start().waitFor());
    } catch (IOException e) {
      System.err.println("lintel: the image is damaged, build it anew: " + e.getMessage());
      return Optional.of(ExitCode.INCOMPLETE.code());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(130);
    }
  }
}
