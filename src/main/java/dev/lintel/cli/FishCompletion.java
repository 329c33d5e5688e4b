package dev.lintel.cli;

import java.util.stream.Collectors;

/**
 * The script for fish.
 *
 * @param rules all ids, with blanks between them
 */
record FishCompletion(CompletedCommand root, String rules) {
  String script() {
    String nested =
        root.all().stream()
            .skip(1)
            .map(command -> quoted(command.line()))
            .collect(Collectors.joining(" "));
    StringBuilder text =
        new StringBuilder(
            """
            # fish completion for lintel: put it as lintel.fish in ~/.config/fish/completions
            function __lintel_command
              set -l command lintel
              set -l words (commandline -opc)
              set -e words[1]
              for word in $words
                if contains -- "$command $word" %s
                  set command "$command $word"
                end
              end
              echo $command
            end
            function __lintel_is
              test (__lintel_command) = "$argv"
            end
            function __lintel_rules
              string split ' ' %s
            end
            complete -c lintel -f
            """
                .formatted(nested, quoted(rules)));
    root.all().forEach(command -> append(text, command));
    return text.toString();
  }

  private static void append(StringBuilder text, CompletedCommand command) {
    String head = "complete -c lintel -n " + quoted("__lintel_is " + command.line());
    for (CompletedCommand below : command.nested()) {
      text.append(head).append(" -a ").append(below.name());
      text.append(" -d ").append(quoted(below.help())).append('\n');
    }
    command.argument().ifPresent(takes -> text.append(head).append(values(takes)).append('\n'));
    for (CompletedOption option : command.options()) {
      text.append(head);
      for (String name : option.names()) {
        text.append(
            name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
      }
      text.append(" -d ").append(quoted(option.help()));
      if (!option.isSwitch()) {
        boolean isFile = option.candidates().source() == Candidates.Source.FILES;
        text.append(isFile ? " -r -F" : " -x" + values(option.candidates()));
      }
      text.append('\n');
    }
  }

  private static String values(Candidates candidates) {
    return switch (candidates.source()) {
      case FILES -> " -F";
      case RULES -> " -a '(__lintel_rules)'";
      case WORDS -> " -a " + quoted(String.join(" ", candidates.words()));
      case ANYTHING -> "";
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
