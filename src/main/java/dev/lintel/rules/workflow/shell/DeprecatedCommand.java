package dev.lintel.rules.workflow.shell;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.ScriptStep;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.CommandList;
import dev.lintel.syntax.shell.Expansion;
import dev.lintel.syntax.shell.HereDocument;
import dev.lintel.syntax.shell.Pipeline;
import dev.lintel.syntax.shell.ShellScript;
import dev.lintel.syntax.yaml.YamlScalar.Style;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds commands to the runner that are printed, where a file is to be written. Rationale and
 * examples: rules/workflow/deprecated-command.md.
 */
public final class DeprecatedCommand implements DefinitionRule {
  private static final Pattern PRINTED =
      Pattern.compile("::(?:(set-output|save-state|set-env) +name=[^:\\n]+|(add-path))::(?=\\S)");

  /** The plain form, behind {@code echo} and what opens its argument. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "echo +([\"']?)(::(?:(?:set-output|save-state|set-env)"
              + " +name=([A-Za-z_][\\w-]*)|add-path)::)");

  private static final Map<String, String> FILES =
      Map.of(
          "set-output", "GITHUB_OUTPUT",
          "save-state", "GITHUB_STATE",
          "set-env", "GITHUB_ENV",
          "add-path", "GITHUB_PATH");

  /** Programs that look for their argument instead of printing it. */
  private static final Set<String> SEARCHERS = Set.of("grep", "egrep", "fgrep", "rg", "git", "sed");

  /** Programs that print, or run, what a here-document gives them. */
  private static final Set<String> READERS =
      Set.of("cat", "python", "python3", "node", "ruby", "perl", "bash", "sh");

  @Override
  public void check(Definition definition, FindingSink sink) {
    for (ScriptStep step : definition.scriptsWith("::")) {
      if (PRINTED.matcher(step.run().value()).find()) {
        Optional<ShellScript> script = step.script();
        script.ifPresent(found -> check(step, found, sink));
        if (script.isEmpty()) {
          checkLines(step.run().text(), sink);
        }
      }
    }
  }

  private static void check(ScriptStep step, ShellScript script, FindingSink sink) {
    for (CommandList list : script.nestedLists()) {
      for (Pipeline pipeline : list.pipelines()) {
        for (Command command : pipeline.commands()) {
          if (command instanceof Command.Simple simple && isPrinting(simple)) {
            boolean isAlone = pipeline.commands().size() == 1;
            report(simple, isAlone ? fix(step, simple) : Optional.empty(), sink);
          }
        }
      }
    }
    for (HereDocument document : script.hereDocuments()) {
      if (isPrinted(document, script)) {
        matches(document.body().span()).forEach(span -> report(span, sink));
      }
    }
  }

  private static boolean isPrinting(Command.Simple command) {
    return !SEARCHERS.contains(Invocation.of(command).program())
        && command.targets().stream().allMatch(file -> file.value().startsWith("/dev/std"));
  }

  private static boolean isPrinted(HereDocument document, ShellScript script) {
    return script.nestedCommands().stream()
        .filter(command ->
            command.redirections().stream()
                .anyMatch(each -> each.target().span().equals(document.delimiter().span())))
        .anyMatch(
            command -> READERS.contains(Invocation.of(command).program()) && isPrinting(command));
  }

  /** Words that hold commands of their own are left to those. */
  private static void report(Command.Simple command, Optional<Fix> fix, FindingSink sink) {
    List<Span> nested =
        command.words().stream()
            .flatMap(word -> word.expansions().stream())
            .filter(Expansion.Substitution.class::isInstance)
            .map(Expansion::span)
            .toList();
    for (Span span : matches(command.span()).toList()) {
      if (nested.stream().noneMatch(outer -> outer.contains(span))) {
        fix.ifPresentOrElse(each -> report(span, sink).fix(each), () -> report(span, sink));
      }
    }
  }

  private static Report report(Span span, FindingSink sink) {
    String name = name(span.text());
    boolean isRefused = name.equals("set-env") || name.equals("add-path");
    return sink.report(
        span,
        "'%s' %s: append '%s' to $%s instead"
            .formatted(
                name,
                isRefused ? "fails on today's runners" : "is deprecated",
                name.equals("add-path") ? "path" : "name=value",
                FILES.get(name)));
  }

  private static String name(String printed) {
    return FILES.keySet().stream()
        .filter(name -> printed.startsWith("::" + name))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Span> matches(Span place) {
    return PRINTED
        .matcher(place.text())
        .results()
        .map(found -> place.part(found.start(), found.end()));
  }

  /** Another shell's script is read by lines, those left out that are comments. */
  private static void checkLines(SourceText text, FindingSink sink) {
    int start = 0;
    for (String line : text.content().split("\n", -1)) {
      String bare = line.strip();
      if (!bare.startsWith("#") && !bare.regionMatches(true, 0, "rem ", 0, 4)) {
        matches(text.span(start, start + line.length())).forEach(span -> report(span, sink));
      }
      start += line.length() + 1;
    }
  }

  /**
   * A value in which line breaks are escaped for the printed form would mean something else in the
   * file.
   */
  private static Optional<Fix> fix(ScriptStep step, Command.Simple command) {
    Matcher plain = PLAIN.matcher(command.span().text());
    if (!plain.lookingAt()
        || !command.redirections().isEmpty()
        || PRINTED.matcher(command.span().text()).results().count() != 1
        || Stream.of("%0A", "%0D", "%25").anyMatch(step.run().value()::contains)
        || !plain.group(1).isEmpty() && command.arguments().size() != 1) {
      return Optional.empty();
    }
    Optional<Span> printed = command.span().part(plain.start(2), plain.end(2)).exact();
    // A line break behind the command may be written as two letters, so that only its last letter
    // has an exact place, and not the end of it.
    int length = command.span().length();
    Optional<Span> end =
        command
            .span()
            .part(length - 1, length)
            .exact()
            .map(last -> last.part(last.length(), last.length()));
    if (printed.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    String name = plain.group(3) == null ? "" : plain.group(3) + "=";
    String file = "$" + FILES.get(name(plain.group(2)));
    String quoted = step.run().style() == Style.DOUBLE_QUOTED ? file : '"' + file + '"';
    return Optional.of(
        new Fix(
            "Append to " + file,
            true,
            List.of(new Edit(printed.get(), name), new Edit(end.get(), " >> " + quoted))));
  }
}
