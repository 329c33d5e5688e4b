package dev.lintel.cli;

import dev.lintel.report.RuleList;
import dev.lintel.rule.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code lintel completion SHELL}: completion scripts made from the commands, options and rules
 * that there are.
 */
final class Completion {
  static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private final Catalog catalog;

  Completion(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Gives the script for one of {@link #SHELLS}. */
  String script(String shell) {
    return switch (shell) {
      case "zsh" -> zsh();
      case "fish" -> fish();
      default -> bash();
    };
  }

  private static Map<String, String> commands() {
    Map<String, String> commands = new TreeMap<>();
    CommandLines.root()
        .getSubcommands()
        .forEach((name, command) ->
            commands.put(name, command.getCommandSpec().usageMessage().description()[0]));
    return commands;
  }

  private String ids() {
    return String.join(" ", catalog.entries().stream().map(e -> e.id().toString()).toList());
  }

  /**
   * Gives the words that may follow each option with a small set of values, as cases of a shell's
   * {@code case}.
   */
  private static String valueCases(String reply) {
    StringBuilder cases = new StringBuilder();
    for (CheckOption option : CheckOption.values()) {
      if (!option.accepted().isEmpty()) {
        cases
            .append("      ")
            .append(option.flag())
            .append(") ")
            .append(reply.formatted(String.join(" ", option.accepted())))
            .append(" ;;\n");
      }
    }
    return cases.toString();
  }

  private static String flags(List<CheckOption> options) {
    List<String> flags = new ArrayList<>();
    for (CheckOption option : options) {
      flags.add(option.flag());
    }
    return String.join(" ", flags);
  }

  private String bash() {
    return """
    # bash completion for lintel: source it, or put it in the directory of your completions
    _lintel() {
      local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
      COMPREPLY=()
      if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "%s --help --version" -- "$word"))
        return
      fi
      case $command in
        explain) COMPREPLY=($(compgen -W "%s" -- "$word")) ;;
        rules) COMPREPLY=($(compgen -W "--format %s" -- "$word")) ;;
        completion) COMPREPLY=($(compgen -W "%s" -- "$word")) ;;
        check | fix)
          case $before in
    %s      *)
            case $command$word in
              check-*) COMPREPLY=($(compgen -W "%s --help" -- "$word")) ;;
              fix-*) COMPREPLY=($(compgen -W "%s --help" -- "$word")) ;;
              *) COMPREPLY=($(compgen -f -- "$word")) ;;
            esac ;;
          esac ;;
      esac
    }
    complete -o filenames -F _lintel lintel
    """
        .formatted(
            String.join(" ", commands().keySet()),
            ids(),
            String.join(" ", RuleList.FORMATS),
            String.join(" ", SHELLS),
            valueCases("COMPREPLY=($(compgen -W \"%s\" -- \"$word\"))"),
            flags(List.of(CheckOption.values())),
            flags(FixRunner.OPTIONS));
  }

  /** Gives an argument of {@code _arguments} for each option. */
  private static String zshOptions(List<CheckOption> all) {
    StringBuilder options = new StringBuilder();
    for (CheckOption option : all) {
      String many = option.isRepeatable() ? "*" : "";
      options.append("        '").append(many).append(option.flag());
      options
          .append('[')
          .append(
              option
                  .help()
                  .replace("'", "'\\''")
                  .replace("[", "\\[")
                  .replace("]", "\\]")
                  .replace(":", "\\:"))
          .append(']');
      if (!option.isSwitch()) {
        String values =
            option.accepted().isEmpty()
                ? option.label().contains("FILE") ? "_files" : " "
                : "(" + String.join(" ", option.accepted()) + ")";
        options.append(':').append(option.label()).append(':').append(values);
      }
      options.append("' \\\n");
    }
    return options.toString();
  }

  private String zsh() {
    StringBuilder commands = new StringBuilder();
    commands()
        .forEach((name, help) ->
            commands
                .append("      '")
                .append(name)
                .append(':')
                .append(help.replace("'", "'\\''"))
                .append("'\n"));
    return """
    #compdef lintel
    # zsh completion for lintel: put it as _lintel in a directory of your fpath
    _lintel() {
      local -a commands
      if (( CURRENT == 2 )); then
        commands=(
    %s    )
        _describe command commands
        return
      fi
      local command=$words[2]
      shift words
      (( CURRENT-- ))
      case $command in
        check)
          _arguments -S \\
    %s        '*:path:_files' ;;
        fix)
          _arguments -S \\
    %s        '*:path:_files' ;;
        explain) _values rule %s ;;
        rules) _arguments '--format[how to list]:format:(%s)' ;;
        completion) _values shell %s ;;
      esac
    }
    if [ "$funcstack[1]" = _lintel ]; then
      _lintel "$@"
    else
      compdef _lintel lintel
    fi
    """
        .formatted(
            commands,
            zshOptions(List.of(CheckOption.values())),
            zshOptions(FixRunner.OPTIONS),
            ids(),
            String.join(" ", RuleList.FORMATS),
            String.join(" ", SHELLS));
  }

  private String fish() {
    StringBuilder text =
        new StringBuilder(
            "# fish completion for lintel: put it as lintel.fish in ~/.config/fish/completions\n");
    text.append("complete -c lintel -n __fish_use_subcommand -f\n");
    commands()
        .forEach((name, help) ->
            text.append("complete -c lintel -n __fish_use_subcommand -a ")
                .append(name)
                .append(" -d ")
                .append(quoted(help))
                .append('\n'));
    text.append(fishOptions("check", List.of(CheckOption.values())));
    text.append(fishOptions("fix", FixRunner.OPTIONS));
    text.append("complete -c lintel -n '__fish_seen_subcommand_from explain' -f -a ")
        .append(quoted(ids()))
        .append('\n');
    text.append("complete -c lintel -n '__fish_seen_subcommand_from rules' -f -l format -x -a ")
        .append(quoted(String.join(" ", RuleList.FORMATS)))
        .append('\n');
    text.append("complete -c lintel -n '__fish_seen_subcommand_from completion' -f -a ")
        .append(quoted(String.join(" ", SHELLS)))
        .append('\n');
    return text.toString();
  }

  private static String fishOptions(String command, List<CheckOption> options) {
    StringBuilder text = new StringBuilder();
    for (CheckOption option : options) {
      text.append("complete -c lintel -n '__fish_seen_subcommand_from " + command + "' ");
      text.append(
          option.flag().startsWith("--")
              ? "-l " + option.flag().substring(2)
              : "-s " + option.flag().substring(1));
      text.append(" -d ").append(quoted(option.help()));
      if (!option.isSwitch()) {
        text.append(option.label().contains("FILE") ? " -r" : " -x");
      }
      if (!option.accepted().isEmpty()) {
        text.append(" -a ").append(quoted(String.join(" ", option.accepted())));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
