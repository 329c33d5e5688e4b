package dev.lintel.model.promotion;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.source.Span;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.Word;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that a scan or test writes, and what its job does with them.
 *
 * @param files as written, without expansions
 */
public record GateReport(ToolUse use, List<String> files) {
  private static final Set<String> OUTPUT_OPTIONS =
      Set.of(
          "-o", "--output", "--output-file", "--out", "--report", "--report-path", "--json-output");

  private static final Set<String> OUTPUT_INPUTS =
      Set.of("output", "output-file", "output_file_path");

  /** Programs that show or move a file and judge nothing. */
  private static final Set<String> MOVERS =
      Set.of(
          "cat", "cp", "echo", "gzip", "head", "ls", "mkdir", "mv", "rm", "tail", "tar", "wc",
          "zip");

  public GateReport {
    files = List.copyOf(files);
  }

  /** Finds the files that a use writes. */
  public static GateReport of(ToolUse use) {
    return new GateReport(
        use,
        switch (use) {
          case ToolUse.ByAction action -> outputs(action.step());
          case ToolUse.ByCommand command -> outputs(command.command());
        });
  }

  private static List<String> outputs(Step step) {
    return OUTPUT_INPUTS.stream()
        .flatMap(name -> step.input(name).map(YamlEntry::value).flatMap(YamlNode::scalar).stream())
        .map(YamlScalar::value)
        .toList();
  }

  private static List<String> outputs(Command.Simple command) {
    List<String> files = new ArrayList<>();
    command.targets().stream().filter(Word::isLiteral).map(Word::value).forEach(files::add);
    List<Word> arguments = command.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      String text = arguments.get(i).value();
      int equals = text.indexOf('=');
      if (equals > 0 && OUTPUT_OPTIONS.contains(text.substring(0, equals))) {
        files.add(text.substring(equals + 1));
      } else if (OUTPUT_OPTIONS.contains(text) && i + 1 < arguments.size()) {
        files.add(arguments.get(i + 1).value());
      }
    }
    return files;
  }

  /** Tells whether a later command of the job reads a file of the report and so may judge it. */
  public boolean isJudged(Job job) {
    Span place = use.place().resolved();
    return job.steps().stream()
        .flatMap(step -> step.script().stream())
        .flatMap(script -> script.commands().stream())
        .filter(command -> command.span().resolved().start() > place.start())
        .filter(command -> !MOVERS.contains(command.program().value()))
        .flatMap(command -> Stream.concat(command.words().stream(), command.targets().stream()))
        .anyMatch(word -> files.stream().anyMatch(file -> word.value().contains(file)));
  }

  /** Tells whether a later step of the job uploads the report to code scanning. */
  public boolean isUploaded(Job job) {
    return job.steps().stream()
        .filter(step -> step.root().span().start() > use.step().root().span().start())
        .filter(GateReport::isUpload)
        .flatMap(step -> step.input("sarif_file").stream())
        .flatMap(entry -> entry.value().scalar().stream())
        .map(YamlScalar::value)
        .anyMatch(file -> files.contains(file) || file.contains("${{") || !file.endsWith(".sarif"));
  }

  private static boolean isUpload(Step step) {
    return step.uses().isPresent()
        && step.uses().get() instanceof UsedCode.InRepository code
        && code.slug().equalsIgnoreCase("github/codeql-action/upload-sarif");
  }
}
