package dev.lintel.engine.shellcheck;

import dev.lintel.finding.Reason;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.IncompleteException;
import dev.lintel.rule.Report;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reports what shellcheck says of the scripts of one file. Rationale: rules/workflow/shellcheck.md.
 */
final class ShellcheckRule implements DefinitionRule {
  private static final int MOST_LETTERS = 400;

  /** The codes that make no sense here, each with where: everywhere, or beside expressions. */
  private static final Map<String, String> LEFT_OUT =
      DataTable.rows("engine/shellcheck/left-out.txt").stream()
          .map(row -> row.split(" ", 3))
          .collect(Collectors.toMap(row -> row[0], row -> row[1]));

  private final Shellcheck shellcheck;

  ShellcheckRule(Shellcheck shellcheck) {
    this.shellcheck = shellcheck;
  }

  @Override
  public void check(Definition definition, FindingSink sink) {
    List<RunScript> scripts = RunScript.of(definition.steps());
    if (scripts.isEmpty()) {
      return;
    }
    Remark.Level least = level(sink.option("level"));
    Set<String> ignored = Set.copyOf(List.of(sink.option("ignore").split("[\\s,]+")));
    for (Remark remark : shellcheck.judge(scripts)) {
      RunScript script = scripts.get(remark.script());
      Optional<Span> place = script.place(remark);
      if (place.isPresent()
          && remark.level().compareTo(least) <= 0
          && !ignored.contains(remark.code())
          && isMeant(remark, script, place.get())) {
        report(remark, place.get(), sink);
      }
    }
  }

  private static Remark.Level level(String name) {
    return Stream.of(Remark.Level.values())
        .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() ->
            IncompleteException.ofRun(
                "level of workflow/shellcheck is '%s'; it takes error, warning, info or style"
                    .formatted(name)));
  }

  private static boolean isMeant(Remark remark, RunScript script, Span place) {
    return switch (LEFT_OUT.getOrDefault(remark.code(), "nowhere")) {
      case "everywhere" -> false;
      case "expression" -> !script.hasExpressionOnLines(place);
      default -> true;
    };
  }

  private static void report(Remark remark, Span place, FindingSink sink) {
    String message = remark.message().strip().replaceAll("\\.$", "");
    Report report =
        sink.report(
            place,
            "%s: %s"
                .formatted(
                    remark.code(), message.substring(0, Math.min(message.length(), MOST_LETTERS))));
    switch (remark.level()) {
      case ERROR -> {}
      case WARNING -> report.lowered(Reason.PROGRAM_WARNS);
      case INFO -> report.lowered(Reason.PROGRAM_INFORMS);
      case STYLE -> report.lowered(Reason.PROGRAM_SUGGESTS);
    }
  }
}
