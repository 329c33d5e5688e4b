package dev.lintel.report;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Related;
import dev.lintel.finding.RunResult;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A result of a repository many times the size of the one that its findings are from. */
final class LargeResult {
  private final String directory;
  private final Map<SourceText, SourceText> copies = new HashMap<>();

  private LargeResult(String directory) {
    this.directory = directory;
  }

  /** Repeats findings, each time as if their files stood in another directory. */
  static RunResult of(List<Finding> findings, int count) {
    List<Finding> all = new ArrayList<>();
    for (int round = 1; all.size() < count; round++) {
      LargeResult copy = new LargeResult("team-" + round);
      findings.stream().limit(count - all.size()).map(copy::finding).forEach(all::add);
    }
    all.sort(Finding.ORDER);
    return new RunResult(all, List.of(), ReportCase.gates(all), count, Optional.empty());
  }

  private Finding finding(Finding finding) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.gate(),
        span(finding.place()),
        finding.message(),
        finding.tags(),
        places(finding.related()),
        places(finding.flow()),
        finding.fixes().stream().map(this::fix).toList(),
        finding.lowered(),
        finding.firstSeen(),
        finding.suppressed());
  }

  private List<Related> places(List<Related> places) {
    return places.stream().map(r -> new Related(span(r.span()), r.message())).toList();
  }

  private Fix fix(Fix fix) {
    return new Fix(
        fix.title(),
        fix.isSafe(),
        fix.edits().stream().map(e -> new Edit(span(e.span()), e.replacement())).toList());
  }

  private Span span(Span span) {
    SourceText copy =
        copies.computeIfAbsent(
            span.source(), s -> SourceText.of(directory + "/" + s.path(), s.content()));
    return copy.span(span.start(), span.end());
  }
}
