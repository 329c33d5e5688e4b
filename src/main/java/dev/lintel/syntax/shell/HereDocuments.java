package dev.lintel.syntax.shell;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The here-documents of a script: those whose operator was read, and of them those whose body was.
 */
final class HereDocuments {
  private record Awaited(Word delimiter, boolean isIndented) {}

  private final Deque<Awaited> awaited = new ArrayDeque<>();
  private final List<HereDocument> read = new ArrayList<>();

  void await(Word delimiter, boolean isIndented) {
    awaited.add(new Awaited(delimiter, isIndented));
  }

  List<HereDocument> read() {
    return read;
  }

  /**
   * Reads the bodies that start at the offset, which stands behind a line break, and gives the
   * offset behind them.
   */
  int readBodies(SourceText source, int start, int limit, int depth) {
    int position = start;
    while (!awaited.isEmpty()) {
      position = readBody(awaited.pop(), source, position, limit, depth);
    }
    return position;
  }

  private int readBody(Awaited document, SourceText source, int start, int limit, int depth) {
    String text = source.content();
    int position = start;
    int end = start;
    boolean isEnded = false;
    while (!isEnded && position < limit) {
      end = position;
      int lineEnd = lineEnd(text, position, limit);
      isEnded = isEnd(text.substring(position, lineEnd), document);
      position = Math.min(limit, lineEnd + 1);
    }
    Span body = source.span(start, isEnded ? end : position);
    Word delimiter = document.delimiter;
    boolean isExpanded = delimiter.isBare(delimiter.value());
    read.add(
        new HereDocument(
            delimiter,
            isExpanded,
            new WordReader(source, body, depth, new HereDocuments()).readBody(isExpanded)));
    return position;
  }

  private static int lineEnd(String text, int from, int limit) {
    int end = text.indexOf('\n', from);
    return end < 0 || end > limit ? limit : end;
  }

  private static boolean isEnd(String line, Awaited document) {
    String bare = document.isIndented ? line.strip() : line.stripTrailing();
    return bare.equals(document.delimiter.value());
  }
}
