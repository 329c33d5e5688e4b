package dev.lintel.rules.workflow.shell;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.ScriptStep;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.CommandList;
import dev.lintel.syntax.shell.Pipeline;
import dev.lintel.syntax.shell.Redirection;
import dev.lintel.syntax.shell.ShellScript;
import dev.lintel.syntax.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds writes that throw away what a step told the runner before. Rationale and examples:
 * rules/workflow/overwritten-file.md.
 */
public final class OverwrittenFile implements DefinitionRule {
  private static final Set<String> FILES =
      Set.of("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY");

  /**
   * A write to one of the files.
   *
   * @param name the output or variable that it sets; empty where that is not known
   * @param nesting of the list that it stands in
   */
  private record Write(
      String file, Redirection redirection, Span command, String name, int nesting) {}

  @Override
  public void check(Definition definition, FindingSink sink) {
    for (ScriptStep step : definition.scriptsWith("GITHUB_")) {
      step.script().map(OverwrittenFile::writes).ifPresent(writes -> check(writes, sink));
    }
  }

  private static List<Write> writes(ShellScript script) {
    List<Write> writes = new ArrayList<>();
    for (CommandList list : script.nestedLists()) {
      for (int i = 0; i < list.pipelines().size(); i++) {
        Pipeline pipeline = list.pipelines().get(i);
        int nesting = list.nesting() + (i > 0 ? 1 : 0);
        for (Command command : pipeline.commands()) {
          command.redirections().stream()
              .flatMap(each -> write(each, command, nesting).stream())
              .forEach(writes::add);
        }
      }
    }
    return writes;
  }

  private static Optional<Write> write(Redirection redirection, Command command, int nesting) {
    String target = redirection.target().value().replaceAll("^\\$\\{?(\\w+)}?$", "$1");
    return FILES.contains(target) && (redirection.isTruncating() || redirection.isAppending())
        ? Optional.of(new Write(target, redirection, command.span(), name(command), nesting))
        : Optional.empty();
  }

  private static String name(Command command) {
    return command instanceof Command.Simple simple
        ? simple.arguments().stream()
            .map(Word::assignedName)
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElseGet(() -> quotedName(simple))
        : "";
  }

  /** Gives the name in {@code echo "name=value"}. */
  private static String quotedName(Command.Simple command) {
    return command.arguments().stream()
        .map(Word::value)
        .filter(value -> value.matches("(?s)[\\w-]+=.*"))
        .map(value -> value.substring(0, value.indexOf('=')))
        .findFirst()
        .orElse("");
  }

  private static void check(List<Write> writes, FindingSink sink) {
    for (int i = 0; i < writes.size(); i++) {
      Write write = writes.get(i);
      if (write.redirection.isTruncating()) {
        writes.subList(0, i).stream()
            .filter(earlier -> isLost(earlier, write))
            .findFirst()
            .ifPresent(earlier -> report(earlier, write, sink));
      }
    }
  }

  /** Two writes in blocks may be those of two branches; the same name may be set anew. */
  private static boolean isLost(Write earlier, Write write) {
    return earlier.file.equals(write.file)
        && (earlier.nesting == 0 || write.nesting == 0)
        && (write.name.isEmpty() || !earlier.name.equals(write.name));
  }

  private static void report(Write earlier, Write write, FindingSink sink) {
    Span operator = operator(write.redirection);
    Report report =
        sink.report(
                write.redirection.span(),
                "'%s' throws away what this step wrote to %s before"
                    .formatted(operator.text(), write.file))
            .related(earlier.command, "written here");
    operator
        .exact()
        .map(place -> new Fix("Append to the file", true, List.of(new Edit(place, ">>"))))
        .ifPresent(report::fix);
  }

  private static Span operator(Redirection redirection) {
    int start = redirection.descriptor().length();
    return redirection.span().part(start, start + redirection.operator().length());
  }
}
