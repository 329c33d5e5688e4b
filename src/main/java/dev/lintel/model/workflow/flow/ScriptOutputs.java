package dev.lintel.model.workflow.flow;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.ShellParser;
import dev.lintel.syntax.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a script writes into an output of its step, as far as it stands in one command. */
final class ScriptOutputs {
  private ScriptOutputs() {}

  /** A part of what is written. */
  sealed interface Part {}

  /** An expression. */
  record Pasted(Expression tree) implements Part {}

  /** A variable that the shell expands. */
  record Variable(String name) implements Part {}

  /** Gives the parts of what {@code name=...} brings into GITHUB_OUTPUT. */
  static List<Part> written(StepSite site, String output) {
    List<Part> parts = new ArrayList<>();
    if (site.step().run().isEmpty() || !site.step().run().get().value().contains("GITHUB_OUTPUT")) {
      return parts;
    }
    SourceText text = site.step().run().get().text();
    Interpolation pasted = Interpolation.of(text);
    for (Command.Simple command : ShellParser.parse(text).commands()) {
      boolean isOutput =
          command.targets().stream().anyMatch(target -> target.value().contains("GITHUB_OUTPUT"));
      if (!isOutput) {
        continue;
      }
      for (Word word : command.arguments()) {
        if (word.value().toLowerCase(Locale.ROOT).startsWith(output + "=")) {
          collect(word, pasted, parts);
        }
      }
    }
    return parts;
  }

  private static void collect(Word word, Interpolation pasted, List<Part> parts) {
    for (Interpolation.Island island : pasted.islands()) {
      Span span = island.span();
      if (word.span().contains(span)) {
        island.expression().tree().ifPresent(tree -> parts.add(new Pasted(tree)));
      }
    }
    ShellVariables.in(word.value()).forEach(name -> parts.add(new Variable(name)));
  }
}
