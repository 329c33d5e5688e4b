package dev.lintel.engine.shellcheck;

import dev.lintel.model.workflow.RunsOn;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A script of a step as shellcheck is to read it: below a line that names its shell, with a word of
 * equal length in the place of each expression, so that its places are those of the script.
 *
 * @param text the script, whose spans lead to the file
 * @param read what shellcheck reads
 * @param expressions where expressions stand in the script
 */
record RunScript(SourceText text, String read, List<Span> expressions) {
  /** Gives the scripts of steps that are known to run in bash or sh. */
  static List<RunScript> of(List<StepSite> steps) {
    List<RunScript> scripts = new ArrayList<>();
    for (StepSite site : steps) {
      Optional<YamlScalar> run = site.step().run().filter(script -> !script.value().isBlank());
      if (run.isPresent()) {
        head(site).map(head -> of(head, run.get().text())).ifPresent(scripts::add);
      }
    }
    return scripts;
  }

  private static RunScript of(String head, SourceText text) {
    List<Span> expressions =
        Interpolation.of(text).islands().stream().map(Interpolation.Island::span).toList();
    StringBuilder read = new StringBuilder(head).append(text.content());
    for (Span expression : expressions) {
      int start = head.length() + expression.start();
      for (int i = start; i < start + expression.length(); i++) {
        read.setCharAt(i, '_');
      }
      if (endsVariable(text.content(), expression.start())) {
        read.setCharAt(start, '.');
      }
    }
    return new RunScript(text, read.toString(), expressions);
  }

  /** In {@code $name${{ x }}} the word must not make the name longer. */
  private static boolean endsVariable(String content, int end) {
    int start = end;
    while (start > 0 && isNamePart(content.charAt(start - 1))) {
      start--;
    }
    return start < end && start > 0 && content.charAt(start - 1) == '$';
  }

  private static boolean isNamePart(char c) {
    return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  /**
   * Gives the first line, which says the dialect and whether the shell ends at the first failure,
   * as GitHub starts it (docs.github.com, workflow syntax, {@code jobs.<job_id>.steps[*].shell},
   * read 2026-11-20); empty where another shell may run the script.
   */
  private static Optional<String> head(StepSite site) {
    Optional<String> named = site.shell();
    if (named.isEmpty()) {
      return site.job().filter(job -> isPosix(job.runner())).map(_ -> "#!/bin/bash -e\n");
    }
    String[] words = named.get().strip().split("\\s+");
    if (!words[0].equals("bash") && !words[0].equals("sh")) {
      return Optional.empty();
    }
    boolean isErrexit = words.length == 1;
    for (int i = 1; i < words.length; i++) {
      isErrexit |= words[i].matches("-[a-z]*e[a-z]*|errexit");
    }
    return Optional.of("#!/bin/" + words[0] + (isErrexit ? " -e\n" : "\n"));
  }

  /** On Windows PowerShell runs what names no shell. */
  private static boolean isPosix(RunsOn runner) {
    return runner.isComplete()
        && !runner.alternatives().isEmpty()
        && runner.alternatives().stream()
            .flatMap(List::stream)
            .noneMatch(label -> label.value().toLowerCase(Locale.ROOT).contains("windows"));
  }

  /** Gives the place that a remark speaks of; empty where that is not in the script. */
  Optional<Span> place(Remark remark) {
    int head = read.indexOf('\n') + 1;
    int start = offset(remark.start()) - head;
    int end = offset(remark.end()) - head;
    return start < 0 ? Optional.empty() : Optional.of(text.span(start, Math.max(start, end)));
  }

  /** Tells whether an expression stands on the lines of a place. */
  boolean hasExpressionOnLines(Span place) {
    String content = text.content();
    int start = content.lastIndexOf('\n', place.start() - 1) + 1;
    int feed = content.indexOf('\n', place.end());
    int end = feed < 0 ? content.length() : feed;
    return expressions.stream().anyMatch(e -> e.start() < end && start < e.end());
  }

  /** Gives the offset of a place in what shellcheck read; one outside of it is moved into it. */
  private int offset(Remark.Place place) {
    int line = 0;
    for (int i = 1; i < place.line(); i++) {
      int feed = read.indexOf('\n', line);
      if (feed < 0) {
        return read.length();
      }
      line = feed + 1;
    }
    int feed = read.indexOf('\n', line);
    int end = feed < 0 ? read.length() : feed;
    int points = read.codePointCount(line, end);
    return read.offsetByCodePoints(line, Math.clamp(place.column() - 1, 0, points));
  }
}
