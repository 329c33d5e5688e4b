package dev.lintel.engine;

import dev.lintel.finding.Edit;
import dev.lintel.source.LineIndex;
import dev.lintel.source.Sorted;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text with edits applied, and where its places went. Line breaks that an edit brings are those
 * of the line that it starts in. Immutable.
 */
final class EditedText {
  /** By place; an insertion comes before what is replaced behind it. */
  static final Comparator<Edit> ORDER =
      Comparator.comparingInt((Edit e) -> e.span().start()).thenComparingInt(e -> e.span().end());

  private final SourceText result;
  private final List<Change> changes;

  /** One edit: from {@code start} to {@code end} in the old text, the rest in the new one. */
  private record Change(int start, int end, int newStart, int newEnd) {}

  private EditedText(SourceText result, List<Change> changes) {
    this.result = result;
    this.changes = changes;
  }

  /**
   * Applies edits, all in the given text and none over another; those at one offset apply in their
   * order.
   */
  static EditedText of(SourceText source, List<Edit> edits) {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(ORDER);
    StringBuilder content = new StringBuilder(source.length());
    List<Change> changes = new ArrayList<>(sorted.size());
    int at = 0;
    for (Edit edit : sorted) {
      Span span = edit.span();
      if (span.source() != source || span.start() < at) {
        throw new IllegalArgumentException("an edit at " + span + " stands over another");
      }
      content.append(source.content(), at, span.start());
      int start = content.length();
      content.append(withLineBreaksOf(span, edit.replacement()));
      changes.add(new Change(span.start(), span.end(), start, content.length()));
      at = span.end();
    }
    content.append(source.content(), at, source.length());
    return new EditedText(SourceText.of(source.path(), content.toString()), changes);
  }

  SourceText result() {
    return result;
  }

  /**
   * Gives where an offset of the old text went, as the start of something: what was replaced starts
   * where its replacement does, and what an insertion stands before starts behind it.
   */
  int start(int offset) {
    int started = Sorted.countUpTo(changes, Change::start, offset);
    if (started == 0) {
      return offset;
    }
    Change before = changes.get(started - 1);
    return offset < before.end ? before.newStart : before.newEnd + (offset - before.end);
  }

  private static String withLineBreaksOf(Span span, String replacement) {
    if (replacement.indexOf('\n') < 0) {
      return replacement;
    }
    return replacement.replace("\r\n", "\n").replace("\n", lineBreak(span));
  }

  /** The last line may have none; then that of the line before it holds. */
  private static String lineBreak(Span span) {
    LineIndex lines = span.source().lines();
    String content = span.source().content();
    for (int line = lines.lineAt(span.start()); line >= 1; line--) {
      int end = line < lines.count() ? lines.start(line + 1) : content.length();
      if (end > lines.end(line)) {
        return content.substring(lines.end(line), end);
      }
      if (line < lines.count()) {
        break;
      }
    }
    return "\n";
  }
}
