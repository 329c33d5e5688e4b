package dev.lintel.cli;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The script for bash from 3.2 on, which macOS has: no {@code mapfile}, and {@code compopt} only
 * where it is known.
 *
 * @param rules all ids, with blanks between them
 */
record BashCompletion(CompletedCommand root, String rules) {
  String script() {
    return """
    # bash completion for lintel: source it, or put it in the directory of your completions
    _lintel_files() {
      local line
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$1")
    }
    _lintel_rules() {
      COMPREPLY=($(compgen -W "%s" -- "$1"))
    }
    _lintel_words() {
      COMPREPLY+=($(compgen -W "$2" -- "$1"))
    }
    _lintel() {
      local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=lintel i
      COMPREPLY=()
      # Readline splits --format=sarif at its sign.
      if [ "$word" = = ]; then
        word=
      elif [ "$before" = = ]; then
        before=${COMP_WORDS[COMP_CWORD-2]}
      fi
      for ((i = 1; i < COMP_CWORD; i++)); do
        case "$command ${COMP_WORDS[i]}" in
          %s) command="$command ${COMP_WORDS[i]}" ;;
        esac
      done
      case "$command $before" in
    %s  esac
      case $command in
    %s  esac
    }
    complete -F _lintel lintel
    """
        .formatted(rules, nested(), values(), commands());
  }

  private String nested() {
    return root.all().stream()
        .skip(1)
        .map(command -> quoted(command.line()))
        .collect(Collectors.joining(" | "));
  }

  /** Gives a case for each option that takes a value; what is completed behind it is complete. */
  private String values() {
    StringBuilder cases = new StringBuilder();
    for (CompletedCommand command : root.all()) {
      for (CompletedOption option : command.options()) {
        if (!option.isSwitch()) {
          cases
              .append("    ")
              .append(
                  option.names().stream()
                      .map(name -> quoted(command.line() + " " + name))
                      .collect(Collectors.joining(" | ")))
              .append(") ")
              .append(answer(option.candidates()))
              .append("return ;;\n");
        }
      }
    }
    return cases.toString();
  }

  private String commands() {
    StringBuilder cases = new StringBuilder();
    for (CompletedCommand command : root.all()) {
      cases.append("    ").append(quoted(command.line())).append(")\n      case $word in\n");
      cases.append("        -*) ").append(words(command.words())).append(";;\n        *) ");
      cases.append(command.argument().map(BashCompletion::answer).orElse(""));
      if (!command.nested().isEmpty()) {
        cases.append(words(command.nested().stream().map(CompletedCommand::name).toList()));
      }
      cases.append(";;\n      esac ;;\n");
    }
    return cases.toString();
  }

  private static String answer(Candidates candidates) {
    return switch (candidates.source()) {
      case FILES -> "_lintel_files \"$word\"; ";
      case RULES -> "_lintel_rules \"$word\"; ";
      case WORDS -> words(candidates.words());
      case ANYTHING -> "";
    };
  }

  private static String words(List<String> words) {
    return "_lintel_words \"$word\" " + quoted(String.join(" ", words)) + "; ";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
