package dev.lintel.cli;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The script for zsh: one function for each command.
 *
 * @param rules all ids, with blanks between them
 */
record ZshCompletion(CompletedCommand root, String rules) {
  String script() {
    StringBuilder text =
        new StringBuilder(
            """
            #compdef lintel
            # zsh completion for lintel: put it as _lintel in a directory of your fpath
            __lintel_ids() {
              local -a rules
              rules=(%s)
              compadd -a rules
            }
            """
                .formatted(rules));
    for (CompletedCommand command : root.all().reversed()) {
      text.append(function(command)).append("() {\n");
      text.append(command.nested().isEmpty() ? arguments(command) : choice(command)).append("}\n");
    }
    return text.append(
            """
            if [ "$funcstack[1]" = _lintel ]; then
              _lintel "$@"
            else
              compdef _lintel lintel
            fi
            """)
        .toString();
  }

  private static String function(CompletedCommand command) {
    return "_" + command.line().replace(' ', '_').replace('-', '_');
  }

  /** Gives the body for a command with others below it: one of them comes first. */
  private static String choice(CompletedCommand command) {
    StringBuilder text = new StringBuilder();
    text.append("  local -a commands\n  commands=(\n");
    for (CompletedCommand below : command.nested()) {
      String described = below.name() + ":" + below.help().replace(":", "\\:");
      text.append("    ").append(quoted(described)).append('\n');
    }
    text.append("  )\n  if (( CURRENT > 2 )); then\n");
    text.append("    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n");
    text.append("    case $command in\n");
    for (CompletedCommand below : command.nested()) {
      text.append("      ").append(below.name()).append(") ").append(function(below));
      text.append(" ;;\n");
    }
    return text.append("    esac\n  elif [[ $PREFIX == -* ]]; then\n  ")
        .append(arguments(command))
        .append("  else\n    _describe command commands\n  fi\n")
        .toString();
  }

  private static String arguments(CompletedCommand command) {
    StringBuilder text = new StringBuilder("  _arguments -S");
    for (CompletedOption option : command.options()) {
      for (String name : option.names()) {
        text.append(" \\\n    ").append(quoted(option(option, name)));
      }
    }
    command
        .argument()
        .ifPresent(takes -> text.append(" \\\n    ").append(quoted("*:argument:" + action(takes))));
    return text.append('\n').toString();
  }

  /** The names of one option exclude each other, unless it may be given several times. */
  private static String option(CompletedOption option, String name) {
    String before = option.isRepeatable() ? "*" : "(" + String.join(" ", option.names()) + ")";
    String help = "[" + escaped(option.help()) + "]";
    if (option.isSwitch()) {
      return before + name + help;
    }
    // With the sign both forms complete: a value behind it, and a word of its own.
    String joined = name.startsWith("--") ? "=" : "";
    return before
        + name
        + joined
        + help
        + ":"
        + escaped(option.label())
        + ":"
        + action(option.candidates());
  }

  private static String action(Candidates candidates) {
    return switch (candidates.source()) {
      case FILES -> "_files";
      case RULES -> "__lintel_ids";
      case WORDS ->
          candidates.words().stream()
              .map(ZshCompletion::escaped)
              .collect(Collectors.joining(" ", "(", ")"));
      case ANYTHING -> " ";
    };
  }

  private static String escaped(String text) {
    String escaped = text;
    for (String sign : List.of("\\", "[", "]", ":")) {
      escaped = escaped.replace(sign, "\\" + sign);
    }
    return escaped;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
