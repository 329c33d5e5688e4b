package dev.lintel.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The program: reads the command line, runs one command, prints, and ends with its exit code.
 * {@code check}, {@code fix} and {@code --version} in their common forms never load picocli.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Optional<Integer> code = StaleCache.rerun(args);
    // Everything is written and nothing waits for a shutdown; exit would load a logger to say so.
    Runtime.getRuntime()
        .halt(code.isPresent() ? code.get() : run(List.of(args), Terminal.ofProcess()).code());
  }

  /** Runs a command line; all that it prints goes to the terminal given. */
  static ExitCode run(List<String> args, Terminal terminal) {
    ExitCode code;
    try {
      code = dispatch(args, terminal);
    } catch (IOException e) {
      terminal.lost(e);
      code = ExitCode.INCOMPLETE;
    } catch (Misuse e) {
      e.messages().forEach(terminal::error);
      code = ExitCode.MISUSE;
    } catch (RuntimeException | Error e) {
      terminal.error("a fault of Lintel itself ended the run: " + e + at(e));
      code = ExitCode.INCOMPLETE;
    }
    return terminal.finish() ? code : ExitCode.INCOMPLETE;
  }

  private static String at(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }

  private static ExitCode dispatch(List<String> args, Terminal terminal) throws IOException {
    if (args.equals(List.of("--version"))) {
      return version(terminal);
    }
    if (!args.isEmpty() && args.getFirst().equals("check")) {
      Optional<Arguments> arguments = Arguments.quick(args.subList(1, args.size()));
      if (arguments.isPresent()) {
        return new CheckCommand(arguments.get(), terminal).run();
      }
    }
    if (!args.isEmpty() && args.getFirst().equals("fix")) {
      Optional<Arguments> arguments = FixRunner.quick(args.subList(1, args.size()));
      if (arguments.isPresent()) {
        return new FixRunner(arguments.get(), terminal).run();
      }
    }
    return OtherCommands.run(args, terminal);
  }

  static ExitCode version(Terminal terminal) throws IOException {
    terminal.print("lintel " + Version.NUMBER + " (build " + BuildId.VALUE + ")\n");
    return ExitCode.PASSED;
  }
}
