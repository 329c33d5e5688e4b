package dev.lintel.rules.workflow.shell;

import dev.lintel.source.DataTable;
import dev.lintel.syntax.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An option that takes a secret.
 *
 * @param program with its subcommands
 * @param instead what keeps the secret off the command line
 */
record SecretOption(List<String> program, List<String> options, String instead) {
  private static final List<SecretOption> ALL =
      DataTable.rows("rules/workflow/secret-options.txt").stream().map(SecretOption::row).toList();

  private static SecretOption row(String row) {
    String[] columns = row.split(" \\| ");
    return new SecretOption(
        List.of(columns[0].split(" ")), List.of(columns[1].split(" ")), columns[2]);
  }

  /** Gives the options of the program that a command runs. */
  static Optional<SecretOption> of(Invocation invocation) {
    return ALL.stream().filter(option -> option.isOf(invocation)).findFirst();
  }

  private boolean isOf(Invocation invocation) {
    List<String> plain =
        invocation.arguments().stream()
            .map(Word::value)
            .filter(word -> !word.startsWith("-"))
            .limit(program.size() - 1L)
            .toList();
    return invocation.program().equals(program.getFirst())
        && plain.equals(program.subList(1, program.size()));
  }

  /** Gives the words that hold the values of the options. */
  List<Word> values(Invocation invocation) {
    List<Word> values = new ArrayList<>();
    List<Word> arguments = invocation.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i).value();
      if (options.contains(word) && i + 1 < arguments.size()) {
        values.add(arguments.get(i + 1));
      } else if (options.stream().anyMatch(option -> isJoined(option, word))) {
        values.add(arguments.get(i));
      }
    }
    return values;
  }

  private static boolean isJoined(String option, String word) {
    boolean isLetter = option.length() == 2;
    return word.startsWith(isLetter ? option : option + "=") && word.length() > option.length();
  }
}
