package dev.lintel.rules.workflow.shell;

import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.Word;
import java.util.List;
import java.util.Set;

/**
 * The program that a command runs in the end.
 *
 * @param program its name without a directory; what starts it, as {@code sudo}, is left out
 */
record Invocation(String program, List<Word> arguments) {
  /** Programs that run the one behind them. */
  private static final Set<String> LAUNCHERS =
      Set.of("sudo", "env", "command", "exec", "nohup", "time", "nice", "builtin");

  static Invocation of(Command.Simple command) {
    List<Word> words = command.words();
    int at = 0;
    while (at + 1 < words.size() && LAUNCHERS.contains(name(words.get(at)))) {
      at++;
      while (at + 1 < words.size() && isForLauncher(words.get(at))) {
        at++;
      }
    }
    return new Invocation(name(words.get(at)), words.subList(at + 1, words.size()));
  }

  /** An option of the launcher, or a variable that it sets. */
  private static boolean isForLauncher(Word word) {
    return word.value().startsWith("-") || !word.assignedName().isEmpty();
  }

  private static String name(Word word) {
    String value = word.value();
    return word.isLiteral() ? value.substring(value.lastIndexOf('/') + 1) : value;
  }

  boolean hasArgument(String value) {
    return arguments.stream().anyMatch(word -> word.value().equals(value));
  }
}
