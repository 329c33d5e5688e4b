package dev.lintel.rules.workflow.logic;

import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.CommandList;
import dev.lintel.syntax.shell.Pipeline;
import dev.lintel.syntax.shell.Redirection;
import dev.lintel.syntax.shell.ShellScript;
import dev.lintel.syntax.shell.Word;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads off a script which outputs it may set. That is known where each of its commands is one that
 * sets none by itself, and whatever names GITHUB_OUTPUT writes a text whose names stand in it.
 */
final class WrittenOutputs {
  private static final Set<String> QUIET =
      Set.copyOf(DataTable.rows("rules/workflow/quiet-commands.txt"));

  private static final String FILE = "GITHUB_OUTPUT";
  private static final Pattern FILE_WORD = Pattern.compile("\\$(GITHUB_OUTPUT|\\{GITHUB_OUTPUT})");

  /** A line of the file that begins a value, also one of several lines. */
  private static final Pattern SETTING = Pattern.compile("([A-Za-z_][\\w-]*)(=|<<).*");

  /** The way to set an output before there was a file for it. */
  private static final Pattern COMMAND =
      Pattern.compile("::set-output\\s+name=([A-Za-z_][\\w-]*)::");

  /** The directory of the file, for scripts that look for it themselves. */
  private static final String DIRECTORY = "_runner_file_commands";

  private final Set<String> names = new LinkedHashSet<>();
  private int mentions;
  private boolean isKnown = true;

  private WrittenOutputs() {}

  /** Gives the names, as written; empty where the script may set others. */
  static Optional<Set<String>> of(StepSite site) {
    Optional<String> run = site.step().run().map(YamlScalar::value);
    Optional<ShellScript> script = site.script();
    if (!site.isPosix() || run.isEmpty() || script.isEmpty() || run.get().contains(DIRECTORY)) {
      return Optional.empty();
    }
    WrittenOutputs outputs = new WrittenOutputs();
    outputs.read(run.get(), script.get());
    return outputs.isKnown ? Optional.of(outputs.names) : Optional.empty();
  }

  private void read(String text, ShellScript script) {
    int old = 0;
    for (Matcher command = COMMAND.matcher(text); command.find(); old++) {
      names.add(command.group(1));
    }
    for (CommandList list : script.nestedLists()) {
      list.pipelines().forEach(this::read);
    }
    isKnown &= mentions == count(text, FILE) && old == count(text, "set-output");
  }

  private static int count(String text, String word) {
    return text.split(word, -1).length - 1;
  }

  private void read(Pipeline pipeline) {
    List<Command> commands = pipeline.commands();
    for (int i = 0; i < commands.size(); i++) {
      Command command = commands.get(i);
      boolean isWriting = command.redirections().stream().anyMatch(WrittenOutputs::isIntoFile);
      switch (command) {
        case Command.Simple simple -> {
          isKnown &= simple.program().isLiteral() && isQuiet(simple);
          if (isWriting) {
            mentions++;
            write(simple);
          } else if (isTee(simple)) {
            mentions++;
            isKnown &= i == 1;
            write(commands.getFirst());
          }
        }
        case Command.Group group -> {
          if (isWriting) {
            mentions++;
            group.lists().stream()
                .flatMap(list -> list.pipelines().stream())
                .flatMap(inner -> inner.commands().stream())
                .forEach(this::write);
          }
        }
        case Command.Assignments _ -> {}
      }
    }
  }

  private static boolean isIntoFile(Redirection redirection) {
    return (redirection.isAppending() || redirection.isTruncating())
        && FILE_WORD.matcher(redirection.target().value()).matches();
  }

  private static boolean isTee(Command.Simple command) {
    return command.program().value().equals("tee")
        && command.arguments().stream().anyMatch(w -> FILE_WORD.matcher(w.value()).matches());
  }

  private static boolean isQuiet(Command.Simple command) {
    String program = command.program().value();
    return QUIET.contains(program)
        && !(program.equals("printenv") && command.arguments().isEmpty());
  }

  /** Reads what a command prints into the file. */
  private void write(Command command) {
    if (!(command instanceof Command.Simple simple)) {
      isKnown = false;
      return;
    }
    List<String> words = simple.arguments().stream().map(Word::value).toList();
    switch (simple.program().value()) {
      case "echo" ->
          lines(
              words.stream()
                  .dropWhile(word -> word.matches("-[neE]+"))
                  .collect(Collectors.joining(" ")));
      case "printf" -> lines(words.isEmpty() ? "" : words.getFirst());
      default -> isKnown = false;
    }
  }

  private void lines(String text) {
    for (String line : text.split("\n|\\\\n")) {
      Matcher setting = SETTING.matcher(line);
      if (setting.matches()) {
        names.add(setting.group(1));
      } else {
        isKnown &= !line.matches(".*[$`%\\\\].*");
      }
    }
  }
}
