package dev.lintel.syntax.shell;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one word: its quotes and escapes taken off, its expansions ({@code $x}, {@code $(...)},
 * backticks, {@code ${{ ... }}}) kept as written, and the commands in them read.
 */
final class WordReader {
  /** What ends a run of letters that stand for themselves, outside of quotes and in them. */
  private static final String WORD_SIGNS = " \t\r\n;|&<>()'\"\\$`";

  private static final String SINGLE_QUOTED_SIGNS = "'$";
  private static final String DOUBLE_QUOTED_SIGNS = "\"\\$`";

  private final SourceText source;
  private final String text;
  private final int start;
  private final int limit;
  private final HereDocuments hereDocuments;
  private final StringBuilder value = new StringBuilder();
  private final List<Expansion> expansions = new ArrayList<>();
  private int position;
  private int depth;

  /**
   * Stands at the first character of a word, which it takes whatever it is.
   *
   * @param part from the word's start to where the text ends at the latest
   * @param depth of the nest around the word
   */
  WordReader(SourceText source, Span part, int depth, HereDocuments hereDocuments) {
    this.source = source;
    this.text = source.content();
    this.start = part.start();
    this.position = part.start();
    this.limit = part.end();
    this.depth = depth;
    this.hereDocuments = hereDocuments;
  }

  Word read() {
    do {
      char c = text.charAt(position);
      switch (c) {
        case '\'' -> readSingleQuoted();
        case '"' -> readDoubleQuoted();
        case '\\' -> readEscape(false);
        case '$', '`' -> readExpansion(false);
        case '<', '>' -> readCommands(position + 2, false);
        default -> take(plainEnd(WORD_SIGNS));
      }
    } while (position < limit && !isEnd());
    return word();
  }

  /** Reads the body of a here-document, up to the limit. */
  Word readBody(boolean isExpanded) {
    while (position < limit) {
      char c = text.charAt(position);
      if (isTemplate() || isExpanded && (c == '$' || c == '`')) {
        readExpansion(true);
      } else if (isExpanded && c == '\\') {
        readEscape(true);
      } else {
        take(plainEnd(DOUBLE_QUOTED_SIGNS));
      }
    }
    return word();
  }

  private Word word() {
    return new Word(
        source.span(start, position), value.toString(), expansions.isEmpty(), expansions);
  }

  /** Tells whether the word ends here; the elements of an array belong to it. */
  private boolean isEnd() {
    char c = text.charAt(position);
    if (c != '(' || !isBehindAssignment()) {
      return ShellLexer.endsWord(c);
    }
    readArray();
    return position >= limit || ShellLexer.endsWord(text.charAt(position));
  }

  private boolean isBehindAssignment() {
    return text.charAt(position - 1) == '='
        && new Word(source.span(start, position), value.toString(), true).isAssignment()
        && value.charAt(value.length() - 1) == '=';
  }

  private void readArray() {
    take(position + 1);
    while (position < limit && text.charAt(position) != ')') {
      switch (text.charAt(position)) {
        case '\'' -> readSingleQuoted();
        case '"' -> readDoubleQuoted();
        case '\\' -> readEscape(false);
        case '$', '`' -> readExpansion(false);
        case '#' -> readComment();
        default -> take(position + 1);
      }
    }
    take(Math.min(limit, position + 1));
  }

  private void readComment() {
    boolean isComment = " \t\n(".indexOf(text.charAt(position - 1)) >= 0;
    int end = isComment ? text.indexOf('\n', position) : position + 1;
    take(end < 0 ? limit : Math.min(end, limit));
  }

  private void readSingleQuoted() {
    position++;
    while (position < limit && text.charAt(position) != '\'') {
      if (isTemplate()) {
        readTemplate(true);
      } else {
        take(plainEnd(SINGLE_QUOTED_SIGNS));
      }
    }
    skipOne();
  }

  private void readDoubleQuoted() {
    position++;
    while (position < limit && text.charAt(position) != '"') {
      switch (text.charAt(position)) {
        case '\\' -> readEscape(true);
        case '$', '`' -> readExpansion(true);
        default -> take(plainEnd(DOUBLE_QUOTED_SIGNS));
      }
    }
    skipOne();
  }

  /** {@code $'...'}: quotes in which a backslash escapes. */
  private void readEscapedQuotes() {
    position += 2;
    while (position < limit && text.charAt(position) != '\'') {
      if (isTemplate()) {
        readTemplate(true);
      } else {
        take(Math.min(limit, position + (text.charAt(position) == '\\' ? 2 : 1)));
      }
    }
    skipOne();
  }

  /**
   * An escaped line break is no part of the word, and ends none. In double quotes a backslash
   * stands for itself before all but a few letters; the value leaves it out all the same.
   */
  private void readEscape(boolean isQuoted) {
    position++;
    int crLf = text.startsWith("\r\n", position) ? 2 : 0;
    int breakLength = text.startsWith("\n", position) ? 1 : crLf;
    if (breakLength > 0) {
      position = Math.min(limit, position + breakLength);
    } else if (isTemplate()) {
      readTemplate(isQuoted);
    } else if (position < limit) {
      take(position + 1);
    }
  }

  private void readExpansion(boolean isQuoted) {
    char next = position + 1 < limit ? text.charAt(position + 1) : ' ';
    if (text.charAt(position) == '`') {
      readBackticks(isQuoted);
    } else if (isTemplate()) {
      readTemplate(isQuoted);
    } else if (next == '(') {
      readParentheses(isQuoted);
    } else if (next == '{') {
      readBraces(isQuoted);
    } else if (next == '\'' && !isQuoted) {
      readEscapedQuotes();
    } else if (next == '"' && !isQuoted) {
      position++;
      readDoubleQuoted();
    } else {
      readVariable(isQuoted);
    }
  }

  private void readVariable(boolean isQuoted) {
    int end = nameEnd(position + 1);
    if (end > position + 1) {
      String name = text.substring(position + 1, end);
      expansions.add(new Expansion.Variable(source.span(position, end), isQuoted, name, ""));
    }
    take(end);
  }

  /** Gives the offset behind a name or a special parameter; the same where none stands there. */
  private int nameEnd(int from) {
    int end = from;
    while (end < limit && Names.isPart(text.charAt(end))) {
      end++;
    }
    return end == from && from < limit && Names.isSpecial(text.charAt(from)) ? from + 1 : end;
  }

  private void readParentheses(boolean isQuoted) {
    boolean isArithmetic = text.startsWith("$((", position);
    int end = isArithmetic ? Brackets.behindArithmetic(text, position + 1, limit) : -1;
    if (end < 0) {
      readCommands(position + 2, isQuoted);
    } else {
      expansions.add(new Expansion.Arithmetic(source.span(position, end), isQuoted));
      take(end);
    }
  }

  /** Reads the commands that start at the offset, up to the parenthesis that closes them. */
  private void readCommands(int from, boolean isQuoted) {
    int open = position;
    if (from > limit || text.charAt(from - 1) != '(') {
      take(position + 1);
    } else if (depth >= ShellParser.MAX_DEPTH) {
      take(Brackets.behind(text, from - 1, limit));
      addSubstitution(open, isQuoted, List.of());
    } else {
      ShellParser parser = new ShellParser(source.span(from, limit), depth + 1, hereDocuments);
      List<CommandList> lists = parser.upToParenthesis();
      take(parser.position());
      addSubstitution(open, isQuoted, lists);
    }
  }

  private void readBackticks(boolean isQuoted) {
    int open = position;
    int close = position + 1;
    while (close < limit && text.charAt(close) != '`') {
      close += text.charAt(close) == '\\' ? 2 : 1;
    }
    close = Math.min(close, limit);
    List<CommandList> lists =
        depth >= ShellParser.MAX_DEPTH
            ? List.of()
            : new ShellParser(source.span(open + 1, close), depth + 1, hereDocuments).upToEnd();
    take(Math.min(limit, close + 1));
    addSubstitution(open, isQuoted, lists);
  }

  private void addSubstitution(int open, boolean isQuoted, List<CommandList> lists) {
    expansions.add(new Expansion.Substitution(source.span(open, position), isQuoted, lists));
  }

  /** {@code ${name}}, with an operation behind the name or one letter in front of it. */
  private void readBraces(boolean isQuoted) {
    int open = position;
    int place = expansions.size();
    if (depth >= ShellParser.MAX_DEPTH) {
      take(Brackets.behind(text, open + 1, limit));
      return;
    }
    depth++;
    int name = open + 2;
    boolean isPrefixed =
        name < limit && "#!".indexOf(text.charAt(name)) >= 0 && nameEnd(name + 1) > name + 1;
    name += isPrefixed ? 1 : 0;
    int end = nameEnd(name);
    take(end);
    readOperand(isQuoted);
    depth--;
    int close = text.charAt(position - 1) == '}' ? position - 1 : position;
    String operation = text.substring(open + 2, name) + text.substring(end, Math.max(end, close));
    expansions.add(
        place,
        new Expansion.Variable(
            source.span(open, position), isQuoted, text.substring(name, end), operation));
  }

  private void readOperand(boolean isQuoted) {
    while (position < limit && text.charAt(position) != '}') {
      char c = text.charAt(position);
      switch (c) {
        case '\\' -> take(Math.min(limit, position + 2));
        case '$', '`' -> readExpansion(isQuoted);
        case '"' -> readOperandQuotes();
        case '\'' -> take(isQuoted ? position + 1 : behindQuote(position + 1));
        default -> take(position + 1);
      }
    }
    take(Math.min(limit, position + 1));
  }

  private void readOperandQuotes() {
    take(position + 1);
    while (position < limit && text.charAt(position) != '"') {
      switch (text.charAt(position)) {
        case '\\' -> take(Math.min(limit, position + 2));
        case '$', '`' -> readExpansion(true);
        default -> take(position + 1);
      }
    }
    take(Math.min(limit, position + 1));
  }

  private int behindQuote(int from) {
    int end = text.indexOf('\'', from);
    return end < 0 || end >= limit ? limit : end + 1;
  }

  private boolean isTemplate() {
    return text.startsWith("${{", position) && position + 3 <= limit;
  }

  private void readTemplate(boolean isQuoted) {
    int open = position;
    take(Math.min(limit, templateEnd(open + 3)));
    expansions.add(new Expansion.Template(source.span(open, position), isQuoted));
  }

  /** Gives the offset behind the braces that close; those in a quoted string do not. */
  private int templateEnd(int from) {
    boolean isString = false;
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        isString = !isString;
      } else if (!isString && c == '}' && text.startsWith("}}", i)) {
        return i + 2;
      }
    }
    int close = text.indexOf("}}", from);
    return close < 0 ? limit : close + 2;
  }

  /** Gives the offset behind the letter here and those that follow it and are none of the signs. */
  private int plainEnd(String signs) {
    int end = position + 1;
    while (end < limit && signs.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private void take(int end) {
    value.append(text, position, end);
    position = end;
  }

  private void skipOne() {
    position = Math.min(limit, position + 1);
  }
}
