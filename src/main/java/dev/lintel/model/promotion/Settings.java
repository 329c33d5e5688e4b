package dev.lintel.model.promotion;

import dev.lintel.model.workflow.Step;
import dev.lintel.source.Span;
import dev.lintel.syntax.shell.Word;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Finds the settings of a tool where it is used: inputs of an action, options of a command. */
final class Settings {
  private Settings() {}

  static Optional<Span> find(ToolUse use, String setting) {
    if (setting.startsWith("$")) {
      return use.step().env().flatMap(env -> env.find(setting.substring(1))).map(YamlEntry::span);
    }
    int equals = setting.indexOf('=');
    String name = equals < 0 ? setting : setting.substring(0, equals);
    Optional<String> value =
        equals < 0 ? Optional.empty() : Optional.of(setting.substring(equals + 1));
    return switch (use) {
      case ToolUse.ByAction action -> input(action.step(), name, value);
      case ToolUse.ByCommand command -> option(command.command().arguments(), name, value);
    };
  }

  private static Optional<Span> input(Step step, String name, Optional<String> value) {
    return step.input(name)
        .filter(
            entry -> value.isEmpty() || entry.value().scalar().map(YamlScalar::value).equals(value))
        .map(YamlEntry::span);
  }

  /** An option's value stands behind an equals sign or as the next word. */
  private static Optional<Span> option(List<Word> words, String name, Optional<String> value) {
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      boolean isWhole =
          value.isEmpty()
              ? word.value().equals(name) || word.value().startsWith(name + "=")
              : word.value().equals(name + "=" + value.get());
      if (isWhole) {
        return Optional.of(word.span());
      }
      if (value.isPresent()
          && word.value().equals(name)
          && i + 1 < words.size()
          && words.get(i + 1).value().equals(value.get())) {
        return Optional.of(word.span().to(words.get(i + 1).span()));
      }
    }
    return Optional.empty();
  }
}
