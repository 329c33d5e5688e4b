package dev.lintel.rules.workflow.shell;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.ScriptStep;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.ShellScript;
import dev.lintel.syntax.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds downloads that are made programs and that nothing is held against. Rationale and examples:
 * rules/workflow/unverified-download.md.
 */
public final class UnverifiedDownload implements DefinitionRule {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "source", ".");
  private static final Set<String> OUTPUTS = Set.of("-o", "--output", "-O", "--output-document");

  @Override
  public void check(Definition definition, FindingSink sink) {
    for (ScriptStep step : definition.scripts()) {
      String text = step.run().value();
      if (text.contains("curl") || text.contains("wget")) {
        step.script()
            .filter(script -> !Download.isChecked(script))
            .ifPresent(script -> check(script, sink));
      }
    }
  }

  private static void check(ShellScript script, FindingSink sink) {
    List<Command.Simple> commands = script.nestedCommands();
    for (int i = 0; i < commands.size(); i++) {
      Optional<Download> download = Download.of(commands.get(i));
      Optional<String> file = download.flatMap(UnverifiedDownload::file);
      if (file.isPresent()) {
        commands.subList(i + 1, commands.size()).stream()
            .filter(command -> runs(command, file.get()))
            .findFirst()
            .ifPresent(runner ->
                sink.report(
                        download.get().command().span(),
                        "'%s' from '%s' is run without a checksum"
                            .formatted(file.get(), download.get().host()))
                    .related(runner.span(), "here it becomes a program"));
      }
    }
  }

  /** Gives the name of the file that is written, without its directory. */
  private static Optional<String> file(Download download) {
    Invocation invocation = Invocation.of(download.command());
    List<Word> arguments = invocation.arguments();
    boolean isCurl = invocation.program().equals("curl");
    for (int i = 0; i + 1 < arguments.size(); i++) {
      String option = arguments.get(i).value();
      boolean isOutput =
          isCurl
              ? option.equals("--output") || option.matches("-[a-zA-Z]*o")
              : OUTPUTS.contains(option) || option.matches("-[a-z]*O");
      if (isOutput) {
        return bare(arguments.get(i + 1).value());
      }
    }
    Optional<String> target =
        download.command().redirections().stream()
            .filter(each -> each.isTruncating() && each.descriptor().isEmpty())
            .findFirst()
            .map(each -> each.target().value());
    boolean isNamedByAddress =
        !isCurl
            || invocation.hasArgument("--remote-name")
            || arguments.stream().anyMatch(word -> word.value().matches("-[a-zA-Z]*O[a-zA-Z]*"));
    return target
        .or(() -> isNamedByAddress ? Optional.of(download.address().value()) : Optional.empty())
        .flatMap(UnverifiedDownload::bare);
  }

  private static Optional<String> bare(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return Optional.of(name).filter(n -> !n.isEmpty() && !n.equals("-") && !n.equals("null"));
  }

  /** Tells whether a command makes a file a program, or has a shell run it. */
  private static boolean runs(Command.Simple command, String file) {
    Invocation invocation = Invocation.of(command);
    List<Word> arguments = invocation.arguments();
    boolean isNamed = arguments.stream().anyMatch(word -> isFile(word.value(), file));
    return switch (invocation.program()) {
      case "chmod" ->
          isNamed
              && arguments.stream().anyMatch(w -> w.value().matches("[augo]*\\+r?x|0?[57]\\d\\d"));
      case "install" -> isNamed && !invocation.hasArgument("-d");
      default ->
          SHELLS.contains(invocation.program())
              && arguments.stream()
                  .filter(word -> !word.value().startsWith("-"))
                  .findFirst()
                  .filter(word -> isFile(word.value(), file))
                  .isPresent();
    };
  }

  private static boolean isFile(String path, String file) {
    return path.equals(file) || path.endsWith("/" + file);
  }
}
