package dev.lintel.report;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a fix does: its title, and the lines that it changes as they are and as they would be. */
record HtmlFix(Markup page) {
  /** Lines shown of each side of a change. */
  private static final int MAXIMUM_LINES = 12;

  private static final Comparator<Edit> ORDER =
      Comparator.<Edit, String>comparing(e -> e.span().source().path())
          .thenComparingInt(e -> e.span().start());

  void write(Fix fix) throws IOException {
    page.open("figure", "class", "fix").open("figcaption");
    page.text("Fix: " + fix.title());
    if (!fix.isSafe()) {
      page.text(" ").element("span", "unsafe", "class", "unsafe");
    }
    page.close().open("pre", "class", "frame");
    for (Change change : changes(fix)) {
      write(change);
    }
    page.close().closeLine();
  }

  /** Edits on the same lines make one change. */
  private static List<Change> changes(Fix fix) {
    List<Change> changes = new ArrayList<>();
    List<Edit> together = new ArrayList<>();
    for (Edit edit : fix.edits().stream().sorted(ORDER).toList()) {
      if (!together.isEmpty() && !touch(together.getLast(), edit)) {
        changes.add(Change.of(together));
        together.clear();
      }
      together.add(edit);
    }
    changes.add(Change.of(together));
    return changes;
  }

  private static boolean touch(Edit edit, Edit next) {
    return edit.span().source() == next.span().source()
        && next.span().region().start().line() <= edit.span().region().end().line();
  }

  private void write(Change change) throws IOException {
    int before = change.before().lines().count() - change.same() - change.sameAtEnd();
    int after = change.after().lines().count() - change.same() - change.sameAtEnd();
    boolean isLineByLine = before == after;
    writeSide("del", change, before, isLineByLine);
    writeSide("ins", change, after, isLineByLine);
  }

  private void writeSide(String element, Change change, int count, boolean isLineByLine)
      throws IOException {
    boolean isRemoved = element.equals("del");
    SourceText side = isRemoved ? change.before() : change.after();
    SourceText other = isRemoved ? change.after() : change.before();
    HtmlFrame frame = new HtmlFrame(page);
    for (int i = 1; i <= Math.min(count, MAXIMUM_LINES); i++) {
      int line = change.same() + i;
      int start = side.lines().start(line);
      int end = start;
      if (isLineByLine) {
        String text = side.lines().text(line);
        String counterpart = other.lines().text(line);
        int head = commonStart(text, counterpart);
        int tail =
            Math.min(
                commonEnd(text, counterpart), Math.min(text.length(), counterpart.length()) - head);
        end = start + text.length() - tail;
        start += head;
      }
      int number = isRemoved ? change.firstLine() + line - 1 : 0;
      frame.writeLine(element, number, side, line, start, end);
    }
    if (count > MAXIMUM_LINES) {
      page.element("span", (count - MAXIMUM_LINES) + " more lines", "class", "gap").line();
    }
  }

  private static int commonStart(String a, String b) {
    int common = 0;
    while (common < Math.min(a.length(), b.length()) && a.charAt(common) == b.charAt(common)) {
      common++;
    }
    return common;
  }

  private static int commonEnd(String a, String b) {
    int common = 0;
    while (common < Math.min(a.length(), b.length())
        && a.charAt(a.length() - 1 - common) == b.charAt(b.length() - 1 - common)) {
      common++;
    }
    return common;
  }

  /**
   * Whole lines of one file, before and after.
   *
   * @param firstLine of the lines in their file, 1-based
   * @param same number of first lines that stay the same
   * @param sameAtEnd number of last lines, none of them among the first, that stay the same
   */
  private record Change(
      SourceText before, SourceText after, int firstLine, int same, int sameAtEnd) {
    /** Makes the change of edits in the order of their places, all in one source. */
    static Change of(List<Edit> edits) {
      SourceText source = edits.getFirst().span().source();
      LineIndex lines = source.lines();
      int firstLine = edits.getFirst().span().region().start().line();
      int lastEnd = edits.getLast().span().end();
      int start = lines.start(firstLine);
      int end = Math.max(lastEnd, lines.end(lines.lineAt(lastEnd)));
      StringBuilder after = new StringBuilder();
      int offset = start;
      for (Edit edit : edits) {
        after.append(source.content(), offset, edit.span().start()).append(edit.replacement());
        offset = edit.span().end();
      }
      after.append(source.content(), offset, end);
      return of(
          SourceText.of(source.path(), source.content().substring(start, end)),
          SourceText.of(source.path(), after.toString()),
          firstLine);
    }

    private static Change of(SourceText before, SourceText after, int firstLine) {
      LineIndex old = before.lines();
      LineIndex young = after.lines();
      int most = Math.min(old.count(), young.count());
      int same = 0;
      while (same < most && old.text(same + 1).equals(young.text(same + 1))) {
        same++;
      }
      int atEnd = 0;
      while (atEnd < most - same
          && old.text(old.count() - atEnd).equals(young.text(young.count() - atEnd))) {
        atEnd++;
      }
      return new Change(before, after, firstLine, same, atEnd);
    }
  }
}
