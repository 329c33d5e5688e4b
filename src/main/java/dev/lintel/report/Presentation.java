package dev.lintel.report;

import dev.lintel.finding.BaselineResult;
import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Notification;
import dev.lintel.finding.Related;
import dev.lintel.finding.RunResult;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A result as it may be shown: no text in it, source lines included, holds a secret, and each path
 * is the one to show. Layouts see nothing else, so none of them can leak.
 *
 * @param originals the files as they are, by the text that stands for them in the result; only for
 *     hashes
 */
record Presentation(RunResult result, Map<SourceText, SourceText> originals) {
  /**
   * Prepares a result.
   *
   * @param showsText whether the texts of files have content, masked, or only places
   */
  static Presentation of(RunResult result, UnaryOperator<String> paths, boolean showsText) {
    return new Preparation(Redaction.of(result.findings()), paths, showsText).present(result);
  }

  /** Gives the file of a finding as it is. */
  SourceText original(Finding finding) {
    return originals.get(finding.place().source());
  }

  /** Copies a result, replacing each text by the one to show. */
  private static final class Preparation {
    private final Redaction redaction;
    private final UnaryOperator<String> paths;
    private final boolean showsText;
    private final Map<SourceText, SourceText> shown = new HashMap<>();
    private final Map<SourceText, SourceText> originals = new HashMap<>();

    Preparation(Redaction redaction, UnaryOperator<String> paths, boolean showsText) {
      this.redaction = redaction;
      this.paths = paths;
      this.showsText = showsText;
    }

    Presentation present(RunResult result) {
      List<Finding> findings = result.findings().stream().map(this::finding).toList();
      List<Notification> notifications =
          result.notifications().stream().map(this::notification).toList();
      return new Presentation(
          new RunResult(
              findings,
              notifications,
              result.gates(),
              result.files(),
              result.baseline().map(this::baseline)),
          originals);
    }

    private Finding finding(Finding finding) {
      UnaryOperator<String> text = t -> redaction.text(t, finding.place());
      return new Finding(
          finding.rule(),
          finding.severity(),
          finding.gate(),
          span(finding.place()),
          text.apply(finding.message()),
          finding.tags(),
          places(finding.related(), text),
          places(finding.flow(), text),
          each(finding.fixes(), f -> fix(f, text)),
          finding.lowered(),
          finding.firstSeen(),
          finding.suppressed().map(text));
    }

    private List<Related> places(List<Related> places, UnaryOperator<String> text) {
      return each(places, r -> new Related(span(r.span()), text.apply(r.message())));
    }

    /** Most findings have none of what a report may show; a stream for each of those is felt. */
    private static <E> List<E> each(List<E> all, UnaryOperator<E> shown) {
      return all.isEmpty() ? List.of() : all.stream().map(shown).toList();
    }

    private BaselineResult baseline(BaselineResult baseline) {
      return new BaselineResult(
          paths.apply(baseline.path()),
          baseline.known(),
          baseline.overdue(),
          baseline.gone(),
          baseline.entriesByDay(),
          baseline.overdueFor());
    }

    private Fix fix(Fix fix, UnaryOperator<String> text) {
      return new Fix(
          text.apply(fix.title()),
          fix.isSafe(),
          fix.edits().stream()
              .map(e -> new Edit(span(e.span()), text.apply(e.replacement())))
              .toList());
    }

    private Notification notification(Notification notification) {
      return new Notification(
          notification.kind(),
          notification.path().map(paths),
          notification.rule(),
          redaction.text(notification.message()));
    }

    private Span span(Span span) {
      Span place = span.resolved();
      SourceText source = shown.computeIfAbsent(place.source(), this::source);
      return source.span(place.start(), place.end());
    }

    private SourceText source(SourceText original) {
      String path = paths.apply(original.path());
      SourceText source =
          showsText ? SourceText.of(path, redaction.content(original)) : original.placesOnly(path);
      originals.put(source, original);
      return source;
    }
  }
}
