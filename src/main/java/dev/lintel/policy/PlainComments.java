package dev.lintel.policy;

import dev.lintel.source.Comment;
import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the comments that may suppress something in a text that no parser of Lintel read: the word
 * behind a mark that opens a comment in some language, of scripts, of SQL, of markup or of
 * templates.
 */
final class PlainComments {
  private static final String WORD = "lintel:";
  private static final String MARKS = "#/-*;<!{";

  private PlainComments() {}

  static List<Comment> of(SourceText source) {
    List<Comment> comments = new ArrayList<>();
    String content = source.content();
    LineIndex lines = source.lines();
    int word = content.indexOf(WORD);
    while (word >= 0) {
      int line = lines.lineAt(word);
      int mark = word;
      while (mark > lines.start(line) && isMarkOrBlank(content.charAt(mark - 1))) {
        mark--;
      }
      if (!content.substring(mark, word).isBlank()) {
        int start = skipBlanks(content, mark);
        boolean isAlone = content.substring(lines.start(line), start).isBlank();
        comments.add(new Comment(source.span(start, end(content, word, lines.end(line))), isAlone));
      }
      word = content.indexOf(WORD, lines.end(line));
    }
    return comments;
  }

  private static boolean isMarkOrBlank(char c) {
    return c == ' ' || c == '\t' || MARKS.indexOf(c) >= 0;
  }

  private static int skipBlanks(String content, int from) {
    int at = from;
    while (content.charAt(at) == ' ' || content.charAt(at) == '\t') {
      at++;
    }
    return at;
  }

  /** Gives where the comment ends: behind the mark that closes it, or with the line. */
  private static int end(String content, int from, int lineEnd) {
    for (String close : List.of("*/", "-->")) {
      int at = content.indexOf(close, from, lineEnd);
      if (at >= 0) {
        int end = at + close.length();
        while (end < lineEnd && "-}".indexOf(content.charAt(end)) >= 0) {
          end++;
        }
        return end;
      }
    }
    return lineEnd;
  }
}
