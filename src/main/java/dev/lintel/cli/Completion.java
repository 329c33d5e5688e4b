package dev.lintel.cli;

import dev.lintel.rule.Catalog;
import java.util.List;
import java.util.stream.Collectors;

/** Completion scripts, made from the commands, options and rules that there are. */
final class Completion {
  static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private Completion() {}

  /** Gives the script for one of {@link #SHELLS}. */
  static String script(String shell, Catalog catalog) {
    CompletedCommand root = CompletedCommand.root();
    String rules =
        catalog.entries().stream()
            .map(entry -> entry.id().toString())
            .collect(Collectors.joining(" "));
    return switch (shell) {
      case "zsh" -> new ZshCompletion(root, rules).script();
      case "fish" -> new FishCompletion(root, rules).script();
      default -> new BashCompletion(root, rules).script();
    };
  }
}
