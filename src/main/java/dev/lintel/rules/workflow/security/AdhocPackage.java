package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds packages that no lockfile holds. Rationale and examples: rules/workflow/adhoc-package.md.
 */
public final class AdhocPackage implements DefinitionRule {
  /** Subcommands that install what is named behind them, by their program. */
  private static final Map<String, Set<String>> INSTALLERS = new HashMap<>();

  /** Options that take the next word, by their program. */
  private static final Map<String, Set<String>> VALUED = new HashMap<>();

  static {
    for (String row : DataTable.rows("rules/workflow/package-installers.txt")) {
      String[] words = row.split(" ");
      Map<String, Set<String>> map = words[1].startsWith("-") ? VALUED : INSTALLERS;
      Set<String> known = map.computeIfAbsent(words[0], _ -> new HashSet<>());
      known.addAll(List.of(words).subList(1, words.length));
    }
  }

  @Override
  public void check(Definition definition, FindingSink sink) {
    for (StepSite site : definition.steps()) {
      for (Command.Simple command : site.commands()) {
        installed(command)
            .ifPresent(name ->
                sink.report(
                    command.span(),
                    "'%s' and what it needs come from no lockfile".formatted(name)));
      }
    }
  }

  /** Gives the first package that a command installs by name. */
  private static Optional<String> installed(Command.Simple command) {
    List<String> words = new ArrayList<>(command.words().stream().map(Word::value).toList());
    if (words.getFirst().equals("sudo")) {
      words.removeFirst();
    }
    if (words.size() < 2 || !INSTALLERS.containsKey(words.getFirst())) {
      return Optional.empty();
    }
    String program = words.removeFirst();
    List<String> names = names(words, VALUED.getOrDefault(program, Set.of()));
    if (names.size() > 1 && names.getFirst().equals("global")) {
      names.removeFirst();
    }
    return names.size() > 1 && INSTALLERS.get(program).contains(names.getFirst())
        ? Optional.of(names.get(1)).filter(AdhocPackage::isFromRegistry)
        : Optional.empty();
  }

  /** Gives the words that are no options and no values of options. */
  private static List<String> names(List<String> words, Set<String> valued) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (valued.contains(words.get(i))) {
        i++;
      } else if (!words.get(i).startsWith("-")) {
        names.add(words.get(i));
      }
    }
    return names;
  }

  private static boolean isFromRegistry(String name) {
    return !name.startsWith(".")
        && !name.startsWith("/")
        && !name.startsWith("$")
        && !name.startsWith("file:")
        && !name.endsWith(".tgz")
        && !name.endsWith(".gem");
  }
}
