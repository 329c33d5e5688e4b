package dev.lintel.rules.workflow.shell;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.ScriptStep;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.source.Span;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.CommandList;
import dev.lintel.syntax.shell.Expansion;
import dev.lintel.syntax.shell.Pipeline;
import dev.lintel.syntax.shell.ShellScript;
import dev.lintel.syntax.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds downloads that an interpreter runs as they come. Rationale and examples:
 * rules/workflow/piped-download.md.
 */
public final class PipedDownload implements DefinitionRule {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh");
  private static final Set<String> INTERPRETERS =
      Set.of("python", "python3", "perl", "ruby", "node");

  @Override
  public void check(Definition definition, FindingSink sink) {
    for (ScriptStep step : definition.scripts()) {
      String text = step.run().value();
      if (text.contains("curl") || text.contains("wget")) {
        step.script().ifPresent(script -> check(script, sink));
      }
    }
  }

  private static void check(ShellScript script, FindingSink sink) {
    for (CommandList list : script.nestedLists()) {
      for (Pipeline pipeline : list.pipelines()) {
        checkPipe(pipeline, sink);
        pipeline.commands().forEach(command -> checkSubstituted(command, sink));
      }
    }
  }

  /** {@code curl ... | sh}; what stands between, as tar, may keep the code from running. */
  private static void checkPipe(Pipeline pipeline, FindingSink sink) {
    List<Command> commands = pipeline.commands();
    for (int i = 0; i + 1 < commands.size(); i++) {
      if (commands.get(i) instanceof Command.Simple first
          && commands.get(i + 1) instanceof Command.Simple second
          && readsProgram(Invocation.of(second))) {
        Span place = first.span().to(second.span());
        Download.of(first).ifPresent(download -> report(place, download, second, sink));
      }
    }
  }

  /** Tells whether an interpreter takes its program from its input. */
  private static boolean readsProgram(Invocation invocation) {
    List<Word> arguments = invocation.arguments();
    if (SHELLS.contains(invocation.program())) {
      Optional<Word> first = arguments.stream().filter(a -> !isShellOption(a.value())).findFirst();
      boolean isFromInput = arguments.stream().anyMatch(a -> a.value().matches("-[a-z]*s[a-z]*|-"));
      return isFromInput || first.isEmpty() && !invocation.hasArgument("-c");
    }
    return INTERPRETERS.contains(invocation.program())
        && (arguments.isEmpty() || arguments.getFirst().value().equals("-"));
  }

  private static boolean isShellOption(String word) {
    return word.startsWith("-") && !word.equals("-c") || word.startsWith("+");
  }

  /** {@code bash <(curl ...)}, {@code sh -c "$(curl ...)"} and {@code eval "$(curl ...)"}. */
  private static void checkSubstituted(Command command, FindingSink sink) {
    if (!(command instanceof Command.Simple simple)) {
      return;
    }
    Invocation invocation = Invocation.of(simple);
    boolean isShell = SHELLS.contains(invocation.program());
    boolean isSource = Set.of("source", ".").contains(invocation.program());
    boolean isEval = invocation.program().equals("eval");
    for (Word word : invocation.arguments()) {
      boolean isFile = word.value().startsWith("<(");
      boolean isRun =
          isFile ? isShell || isSource : isEval || isShell && invocation.hasArgument("-c");
      if (isRun) {
        downloaded(word).ifPresent(d -> report(simple.span(), d, simple, sink));
      }
    }
  }

  /** Gives the download whose whole output a word is. */
  private static Optional<Download> downloaded(Word word) {
    return word.expansions().stream()
        .filter(Expansion.Substitution.class::isInstance)
        .flatMap(each -> ((Expansion.Substitution) each).lists().stream())
        .map(list -> list.pipelines().getLast().commands().getLast())
        .filter(Command.Simple.class::isInstance)
        .flatMap(last -> Download.of((Command.Simple) last).stream())
        .findFirst();
  }

  private static void report(
      Span place, Download download, Command.Simple runner, FindingSink sink) {
    sink.report(
        place,
        "'%s' runs whatever '%s' serves at the moment"
            .formatted(Invocation.of(runner).program(), download.host()));
  }
}
