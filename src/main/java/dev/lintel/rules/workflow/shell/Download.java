package dev.lintel.rules.workflow.shell;

import dev.lintel.source.DataTable;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.ShellScript;
import dev.lintel.syntax.shell.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command that fetches a file from elsewhere.
 *
 * @param address as written, with its expansions
 */
record Download(Command.Simple command, Word address) {
  private static final Set<String> CHECKS =
      new HashSet<>(DataTable.rows("rules/workflow/checksum-tools.txt"));

  /** Gives the download that a command is; one from the machine itself is none. */
  static Optional<Download> of(Command.Simple command) {
    Invocation invocation = Invocation.of(command);
    return Set.of("curl", "wget").contains(invocation.program())
        ? invocation.arguments().stream()
            .filter(Download::isForeign)
            .findFirst()
            .map(address -> new Download(command, address))
        : Optional.empty();
  }

  private static boolean isForeign(Word word) {
    String value = word.value();
    int host = value.indexOf("://") + 3;
    return (value.startsWith("https://") || value.startsWith("http://"))
        && !value.startsWith("localhost", host)
        && !value.startsWith("127.", host)
        && !value.startsWith("$", host);
  }

  /** Gives the host, to name it in a message. */
  String host() {
    String value = address.value();
    int start = value.indexOf("://") + 3;
    int end = start;
    while (end < value.length() && "/:?#$".indexOf(value.charAt(end)) < 0) {
      end++;
    }
    return value.substring(start, end);
  }

  /** Tells whether a script holds any file against a checksum or a signature. */
  static boolean isChecked(ShellScript script) {
    return script.nestedCommands().stream().anyMatch(Download::isCheck);
  }

  private static boolean isCheck(Command.Simple command) {
    Invocation invocation = Invocation.of(command);
    List<Word> arguments = invocation.arguments();
    return CHECKS.contains(invocation.program())
        || !arguments.isEmpty()
            && CHECKS.contains(invocation.program() + " " + arguments.getFirst().value());
  }
}
