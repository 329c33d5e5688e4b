package dev.lintel.policy.comment;

import dev.lintel.source.Comment;
import dev.lintel.source.LineIndex;
import dev.lintel.source.Sorted;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the object of a text that a comment stands in or directly above. */
final class ObjectIndex {
  private static final int NONE = -1;

  private final LineIndex lines;
  private final List<Span> objects;

  /** For each object the one around it. */
  private final int[] around;

  ObjectIndex(SourceText source, List<Span> objects) {
    this.lines = source.lines();
    List<Span> sorted = new ArrayList<>(objects);
    sorted.sort(ObjectIndex::outerFirst);
    this.objects = sorted;
    this.around = new int[sorted.size()];
    for (int i = 0; i < around.length; i++) {
      int outer = i - 1;
      while (outer >= 0 && sorted.get(outer).end() < sorted.get(i).end()) {
        outer = around[outer];
      }
      around[i] = outer;
    }
  }

  private static int outerFirst(Span a, Span b) {
    int byStart = Integer.compare(a.start(), b.start());
    return byStart != 0 ? byStart : Integer.compare(b.end(), a.end());
  }

  /**
   * Gives the object of a comment behind something: the innermost around it, or the last one that
   * ends on its line.
   */
  Optional<Span> around(Comment comment) {
    int offset = comment.span().start();
    int lineStart = lines.start(lines.lineAt(offset));
    return innermost(offset, lineStart);
  }

  /**
   * Gives the object of a comment that stands alone: the largest that starts in the next line that
   * holds anything, else the innermost around that line. A line that separates documents stands for
   * the document below it.
   */
  Optional<Span> below(int line) {
    int start = lines.start(line);
    int first = lastStartingBefore(start) + 1;
    if (first < objects.size()
        && (objects.get(first).start() <= lines.end(line) || lines.text(line).startsWith("---"))) {
      return Optional.of(objects.get(first));
    }
    return innermost(start, start);
  }

  /** Gives the innermost object that starts before an offset and reaches another one. */
  private Optional<Span> innermost(int offset, int reached) {
    int at = lastStartingBefore(offset);
    while (at != NONE && objects.get(at).end() < reached) {
      at = around[at];
    }
    return at == NONE ? Optional.empty() : Optional.of(objects.get(at));
  }

  private int lastStartingBefore(int offset) {
    return Sorted.countUpTo(objects, Span::start, offset - 1) - 1;
  }
}
