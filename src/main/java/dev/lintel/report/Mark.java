package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Related;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;

/**
 * What is underlined in a frame.
 *
 * @param span without the line breaks at its end
 * @param sign what it is underlined with
 * @param label what stands beside it; empty for none
 */
record Mark(Span span, char sign, Ink ink, String label) {
  static Mark primary(Finding finding) {
    return new Mark(withoutBreaks(finding.place()), '^', Ink.of(finding.severity()), "");
  }

  /** Marks a related place; of one over several lines the first. */
  static Mark related(Related related) {
    Span span = withoutBreaks(related.span());
    SourceText source = span.source();
    int lineEnd = source.lines().end(source.lines().lineAt(span.start()));
    int end = Math.max(span.start(), Math.min(span.end(), lineEnd));
    return new Mark(
        source.span(span.start(), end), '-', Ink.RELATED, VisibleText.of(related.message()));
  }

  private static Span withoutBreaks(Span span) {
    String content = span.source().content();
    int end = span.end();
    while (end > span.start()
        && (content.charAt(end - 1) == '\n' || content.charAt(end - 1) == '\r')) {
      end--;
    }
    return span.source().span(span.start(), end);
  }

  int firstLine() {
    return span.region().start().line();
  }

  int lastLine() {
    return span.region().end().line();
  }

  boolean isOverSeveralLines() {
    return firstLine() != lastLine();
  }
}
