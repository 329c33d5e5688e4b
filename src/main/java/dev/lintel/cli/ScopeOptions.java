package dev.lintel.cli;

import dev.lintel.engine.Scope;
import dev.lintel.source.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The options that narrow a check to what changed, or to a text on standard input; loaded only
 * where one of them is given.
 */
final class ScopeOptions {
  private static final String STANDARD_INPUT = "-";

  private final Arguments arguments;
  private final Terminal terminal;

  ScopeOptions(Arguments arguments, Terminal terminal) {
    this.arguments = arguments;
    this.terminal = terminal;
  }

  /** Tells whether a command line says anything of its scope. */
  static boolean areGiven(Arguments arguments) {
    return arguments.has(CheckOption.STAGED)
        || arguments.has(CheckOption.SINCE)
        || arguments.has(CheckOption.LINES)
        || arguments.has(CheckOption.STDIN_FILENAME)
        || arguments.paths().contains(STANDARD_INPUT);
  }

  /** Gives the words that name what a scope asks git for. */
  static String asked(Scope scope) {
    return scope instanceof Scope.Since ? "--since" : "--staged";
  }

  /** Gives the scope; throws {@link Misuse} where the options do not go together. */
  Scope scope() {
    requireOnlyOne(CheckOption.STAGED, CheckOption.SINCE);
    requireOnlyOne(CheckOption.STAGED, CheckOption.STDIN_FILENAME);
    requireOnlyOne(CheckOption.SINCE, CheckOption.STDIN_FILENAME);
    boolean isByLine = arguments.has(CheckOption.LINES);
    boolean isChange = arguments.has(CheckOption.STAGED) || arguments.has(CheckOption.SINCE);
    if (isByLine && !isChange) {
      throw new Misuse("--lines needs --staged or --since, which tell what changed");
    }
    if (arguments.has(CheckOption.STDIN_FILENAME)) {
      return new Scope.Input(inputFile(), terminal.in());
    }
    if (arguments.paths().contains(STANDARD_INPUT)) {
      throw new Misuse(
          "'-' is standard input, which needs a name: --stdin-filename FILE tells what it is; a"
              + " file of that name is './-'");
    }
    Git git = new Git(terminal.workingDirectory(), terminal.environment());
    return arguments.has(CheckOption.STAGED)
        ? new Scope.Staged(git, isByLine)
        : new Scope.Since(git, arguments.last(CheckOption.SINCE).orElseThrow(), isByLine);
  }

  private void requireOnlyOne(CheckOption one, CheckOption other) {
    if (arguments.has(one) && arguments.has(other)) {
      throw new Misuse(one.flag() + " and " + other.flag() + " do not go together; give one");
    }
  }

  /** Gives the file that standard input stands for. */
  private Path inputFile() {
    String name = arguments.last(CheckOption.STDIN_FILENAME).orElseThrow();
    List<String> others =
        arguments.paths().stream().filter(path -> !path.equals(STANDARD_INPUT)).toList();
    if (!others.isEmpty()) {
      throw new Misuse(
          "--stdin-filename checks standard input alone; leave out '" + others.getFirst() + "'");
    }
    Path file = terminal.path(name);
    if (name.endsWith("/") || Files.isDirectory(file)) {
      throw new Misuse("--stdin-filename: '" + name + "' is a directory; it takes FILE");
    }
    return file;
  }
}
