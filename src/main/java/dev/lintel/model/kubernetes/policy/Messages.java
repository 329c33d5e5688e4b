package dev.lintel.model.kubernetes.policy;

import dev.lintel.cel.Budget;
import dev.lintel.cel.Compilation;
import dev.lintel.cel.ExpressionCompiler;
import dev.lintel.cel.Outcome;
import dev.lintel.source.SourceText;
import java.util.Map;
import java.util.Optional;

/** Makes the messages of people's rules fit for a report. */
final class Messages {
  /** Longer messages are cut; a finding is one sentence. */
  private static final int LONGEST = 400;

  private Messages() {}

  /** Gives a text on one line, without the period at its end. */
  static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    String sentence = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + "...";
  }

  /** Gives the text that an expression makes; empty where it makes none. */
  static Optional<String> evaluate(
      SourceText expression, ExpressionCompiler compiler, Map<String, ?> variables, Budget budget) {
    return compiler.compile(expression) instanceof Compilation.Compiled(var compiled)
            && compiled.evaluate(variables, budget) instanceof Outcome.Value(String text)
            && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }
}
