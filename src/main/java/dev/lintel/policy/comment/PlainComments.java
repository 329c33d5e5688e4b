package dev.lintel.policy.comment;

import dev.lintel.policy.comment.CommentStyle.Ends;
import dev.lintel.policy.comment.CommentStyle.Quote;
import dev.lintel.source.Comment;
import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the comments in a text that no parser of Lintel read, by the style of its language. What
 * stands in a text of that language (a string, a here-document, a fenced block) is no comment. A
 * quote that nothing closes is an apostrophe. Takes time in proportion to the text.
 */
final class PlainComments {
  private final SourceText source;
  private final String content;
  private final LineIndex lines;
  private final CommentStyle style;
  private final List<Comment> comments = new ArrayList<>();
  private final List<Span> texts = new ArrayList<>();

  /** The quotes that nothing closes before an offset. */
  private final Map<Quote, Integer> openUntil = new HashMap<>();

  /** The words that end the here-documents which begin with the next line. */
  private final List<String> hereWords = new ArrayList<>();

  /** The lines by the one word that each holds, blanks around it left out; made when needed. */
  private Optional<Map<String, NavigableSet<Integer>>> wordLines = Optional.empty();

  private final Set<Ends> unclosed = new HashSet<>();

  /** The indent of the line that opens a block scalar; -1 where there is none. */
  private int headerIndent = -1;

  private boolean isInScalar;

  private PlainComments(SourceText source) {
    this.source = source;
    this.content = source.content();
    this.lines = source.lines();
    this.style = CommentStyle.of(source.path());
  }

  static PlainComments of(SourceText source) {
    PlainComments scan = new PlainComments(source);
    int at = 0;
    while (at < scan.content.length()) {
      at = scan.step(at);
    }
    return scan;
  }

  /** Gives the comments in the order of the text. */
  List<Comment> comments() {
    return comments;
  }

  /** Gives what stands between quotes or the like and may go over lines. */
  List<Span> texts() {
    return texts;
  }

  /** Reads what starts at an offset; gives the offset behind it. */
  private int step(int at) {
    if (isLineStart(at)) {
      int behind = lineStart(at);
      if (behind > at) {
        return behind;
      }
    }
    for (Ends ends : style.blocks()) {
      if (content.startsWith(ends.open(), at)) {
        int end = blockEnd(ends, at);
        if (end > at) {
          return add(at, end);
        }
      }
    }
    for (String mark : style.lineMarks()) {
      if (!isInScalar && content.startsWith(mark, at) && opensComment(mark, at)) {
        return add(at, lines.end(lines.lineAt(at)));
      }
    }
    for (Quote quote : style.quotes()) {
      if (!isInScalar && content.startsWith(quote.mark(), at)) {
        return textEnd(quote, at);
      }
    }
    if (style.hasHereDocuments() && content.startsWith("<<", at)) {
      return hereDocument(at);
    }
    return content.charAt(at) == '\\' ? Math.min(at + 2, content.length()) : at + 1;
  }

  /** The two characters of one line break have no line between them. */
  private boolean isLineStart(int at) {
    return at == 0
        || isBreak(content.charAt(at - 1))
            && !(content.charAt(at - 1) == '\r' && content.charAt(at) == '\n');
  }

  /** Reads what only the start of a line can open; gives the same offset where nothing does. */
  private int lineStart(int at) {
    int line = lines.lineAt(at);
    if (!hereWords.isEmpty()) {
      int end = hereEnd(line);
      hereWords.clear();
      return end;
    }
    if (style.hasBlockScalars()) {
      noteBlockScalar(line);
    }
    return style.hasFences() ? fenceEnd(line, at) : at;
  }

  private int add(int start, int end) {
    int before = start - 1;
    while (before >= 0 && " \t".indexOf(content.charAt(before)) >= 0) {
      before--;
    }
    boolean isAlone = before < 0 || isBreak(content.charAt(before));
    comments.add(new Comment(source.span(start, end), isAlone));
    return end;
  }

  /** Gives the end of a block, with the braces behind the mark of a template; -1 without one. */
  private int blockEnd(Ends ends, int at) {
    int close =
        unclosed.contains(ends) ? -1 : content.indexOf(ends.close(), at + ends.open().length());
    if (close < 0) {
      unclosed.add(ends);
      return -1;
    }
    int end = close + ends.close().length();
    while (ends.open().startsWith("{{")
        && end < content.length()
        && " -}".indexOf(content.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  /** A mark inside a word or an address opens nothing. */
  private boolean opensComment(String mark, int at) {
    if (at == 0 || Character.isWhitespace(content.charAt(at - 1))) {
      return true;
    }
    char before = content.charAt(at - 1);
    return switch (mark) {
      case "//" -> before != ':';
      case "#" -> ";)}],\"'".indexOf(before) >= 0;
      default -> ")}".indexOf(before) >= 0;
    };
  }

  /** Gives the end of the text that a quote opens; behind the quote where nothing closes it. */
  private int textEnd(Quote quote, int at) {
    int behind = at + quote.mark().length();
    if (openUntil.getOrDefault(quote, 0) > at) {
      return behind;
    }
    int limit = quote.isMultiLine() ? content.length() : lines.end(lines.lineAt(at));
    int i = behind;
    while (i < limit) {
      if (content.startsWith(quote.mark(), i)) {
        return text(at, i + quote.mark().length());
      }
      i += quote.hasEscapes() && content.charAt(i) == '\\' ? 2 : 1;
    }
    openUntil.put(quote, limit);
    return behind;
  }

  private int text(int start, int end) {
    texts.add(source.span(start, end));
    return end;
  }

  private int hereDocument(int at) {
    int i = at + 2;
    while (i < content.length() && "-~'\"\\ ".indexOf(content.charAt(i)) >= 0) {
      i++;
    }
    int start = i;
    while (i < content.length() && isOfWord(content.charAt(i))) {
      i++;
    }
    if (i > start && Character.isLetter(content.charAt(start))) {
      hereWords.add(content.substring(start, i));
    }
    return Math.max(i, at + 2);
  }

  /**
   * Gives the start of the line behind the here-documents; of this line where nothing ends them.
   */
  private int hereEnd(int firstLine) {
    int line = firstLine;
    for (String word : hereWords) {
      Integer end = wordLines().getOrDefault(word, new TreeSet<>()).ceiling(line);
      line = end == null ? line : end + 1;
    }
    int end = line <= lines.count() ? lines.start(line) : content.length();
    return line == firstLine ? end : text(lines.start(firstLine - 1), end);
  }

  private Map<String, NavigableSet<Integer>> wordLines() {
    if (wordLines.isEmpty()) {
      Map<String, NavigableSet<Integer>> found = new HashMap<>();
      for (int line = 1; line <= lines.count(); line++) {
        String text = lines.text(line).strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> isOfWord((char) c))) {
          found.computeIfAbsent(text, word -> new TreeSet<>()).add(line);
        }
      }
      wordLines = Optional.of(found);
    }
    return wordLines.get();
  }

  /** Gives the end of the fenced block that a line opens. */
  private int fenceEnd(int line, int at) {
    String fence = fence(line);
    if (fence.isEmpty()) {
      return at;
    }
    int next = line + 1;
    while (next <= lines.count() && !fence(next).startsWith(fence)) {
      next++;
    }
    return text(at, next < lines.count() ? lines.start(next + 1) : content.length());
  }

  /** Gives the backquotes or tildes that a line begins with, if they are three or more. */
  private String fence(int line) {
    String text = lines.text(line).stripLeading();
    int length = 0;
    while (length < text.length()
        && text.charAt(length) == text.charAt(0)
        && "`~".indexOf(text.charAt(0)) >= 0) {
      length++;
    }
    return length < 3 ? "" : text.substring(0, length);
  }

  /** A line that holds nothing or an action of the template ends no block scalar. */
  private void noteBlockScalar(int line) {
    String text = lines.text(line);
    String stripped = text.strip();
    int indent = text.length() - text.stripLeading().length();
    isInScalar =
        headerIndent >= 0
            && (stripped.isEmpty() || stripped.startsWith("{{") || indent > headerIndent);
    if (!isInScalar) {
      headerIndent = opensBlockScalar(stripped) ? indent : -1;
    }
  }

  private static boolean opensBlockScalar(String line) {
    int hash = line.indexOf(" #");
    String header = hash < 0 ? line : line.substring(0, hash).stripTrailing();
    int end = header.length();
    while (end > 0 && "+-0123456789".indexOf(header.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean hasSign = end > 0 && "|>".indexOf(header.charAt(end - 1)) >= 0;
    String before = hasSign ? header.substring(0, end - 1).stripTrailing() : "";
    return before.endsWith(":") || before.equals("-");
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
