package dev.lintel.syntax.yaml;

import dev.lintel.source.Comment;
import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the comments, which SnakeYAML's events leave out, in the gaps between scalars. A gap holds
 * nothing but blanks, indicators, node properties, directives and comments, so a {@code #} at the
 * start of a token is a comment there.
 */
final class CommentScanner {
  private final SourceText source;
  private final String text;
  private final List<Comment> comments = new ArrayList<>();

  /** Where the gap starts that was not looked at yet. */
  private int gapStart;

  CommentScanner(SourceText source) {
    this.source = source;
    this.text = source.content();
  }

  List<Comment> comments() {
    return comments;
  }

  /** Reads the gap before a token, which itself ends at {@code tokenEnd}. */
  void passToken(int tokenStart, int tokenEnd) {
    readGap(tokenStart);
    gapStart = tokenEnd;
  }

  /** Reads the gap before a block scalar, whose header may end with a comment. */
  void passBlockScalar(int tokenStart, int tokenEnd) {
    readGap(tokenStart);
    int i = tokenStart;
    while (i < tokenEnd && text.charAt(i) != '#' && !Characters.isBreak(text.charAt(i))) {
      i++;
    }
    if (i < tokenEnd && text.charAt(i) == '#') {
      addComment(i);
    }
    gapStart = tokenEnd;
  }

  /** Leaves out a stretch whose tokens are not known. */
  void skipTo(int offset) {
    gapStart = offset;
  }

  /** Reads the gap that ends at an offset. */
  void readGap(int end) {
    int i = gapStart;
    while (i < end) {
      i =
          switch (text.charAt(i)) {
            case '#' -> addComment(i);
            case '&' -> skipAnchor(text, i);
            case '!' -> skipTag(text, i);
            case '%' -> skipDirective(i);
            default -> i + 1;
          };
    }
    gapStart = Math.max(gapStart, end);
  }

  private int addComment(int start) {
    int end = lineEnd(start);
    comments.add(new Comment(source.span(start, end), isAlone(start)));
    return end;
  }

  private boolean isAlone(int start) {
    int i = start;
    while (i > 0 && Characters.isBlank(text.charAt(i - 1))) {
      i--;
    }
    return i == 0 || Characters.isBreak(text.charAt(i - 1));
  }

  private int lineEnd(int start) {
    int i = start;
    while (i < text.length() && !Characters.isBreak(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Gives the end of a directive's words; a comment may follow them. */
  private int skipDirective(int start) {
    int i = start;
    while (i < text.length()
        && !Characters.isBreak(text.charAt(i))
        && !(text.charAt(i) == '#' && Characters.isBlank(text.charAt(i - 1)))) {
      i++;
    }
    return i;
  }

  /** Gives the end of blanks, line breaks and comments. */
  static int skipSpace(String text, int start) {
    int i = start;
    while (i < text.length() && Characters.isSpaceOrEnd(text, i)) {
      i++;
      while (i < text.length() && text.charAt(i) == '#') {
        while (i < text.length() && !Characters.isBreak(text.charAt(i))) {
          i++;
        }
      }
    }
    return i;
  }

  /** Gives the end of the tag that starts at an offset. */
  static int skipTag(String text, int start) {
    int i = start;
    while (!Characters.isSpaceOrEnd(text, i)) {
      i++;
    }
    return i;
  }

  /** Gives the end of the anchor that starts at an offset. */
  static int skipAnchor(String text, int start) {
    int i = start + 1;
    while (!Characters.isSpaceOrEnd(text, i) && ":,]}[{".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }
}
