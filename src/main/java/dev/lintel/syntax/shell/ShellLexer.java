package dev.lintel.syntax.shell;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.shell.ShellToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a script into words and operators. Comments and the bodies of here-documents leave no token,
 * and of a redirection only the file is left.
 */
final class ShellLexer {
  private final SourceText source;
  private final String text;
  private final List<ShellToken> tokens = new ArrayList<>();
  private final Deque<HereDocument> hereDocuments = new ArrayDeque<>();
  private int position;

  /** A here-document whose body starts behind the current line. */
  private record HereDocument(String delimiter, boolean isIndented) {}

  private ShellLexer(SourceText source) {
    this.source = source;
    this.text = source.content();
  }

  static List<ShellToken> tokens(SourceText source) {
    ShellLexer lexer = new ShellLexer(source);
    while (lexer.position < lexer.text.length()) {
      lexer.next();
    }
    lexer.add(Kind.END, 0);
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(position);
    switch (c) {
      case ' ', '\t', '\r' -> position++;
      case '\n' -> endLine();
      case '#' -> skipLine();
      case ';' -> add(Kind.SEPARATOR, startsWith(";;") || startsWith(";&") ? 2 : 1);
      case '(' -> add(Kind.OPEN, 1);
      case ')' -> add(Kind.CLOSE, 1);
      case '|' -> addPipeOrOr();
      case '&' -> addAmpersand();
      case '<', '>' -> skipRedirection();
      default -> addWord();
    }
  }

  private void addPipeOrOr() {
    if (startsWith("||")) {
      add(Kind.OR, 2);
    } else {
      add(Kind.PIPE, startsWith("|&") ? 2 : 1);
    }
  }

  private void addAmpersand() {
    if (startsWith("&&")) {
      add(Kind.AND, 2);
    } else if (startsWith("&>")) {
      position++;
      skipRedirection();
    } else {
      add(Kind.BACKGROUND, 1);
    }
  }

  private void skipLine() {
    while (position < text.length() && text.charAt(position) != '\n') {
      position++;
    }
  }

  private void endLine() {
    add(Kind.SEPARATOR, 1);
    while (!hereDocuments.isEmpty()) {
      skipBody(hereDocuments.pop());
    }
  }

  private void skipBody(HereDocument document) {
    boolean isEnd = false;
    while (!isEnd && position < text.length()) {
      int start = position;
      skipLine();
      String line = text.substring(start, position);
      if (position < text.length()) {
        position++;
      }
      isEnd =
          (document.isIndented ? line.strip() : line.stripTrailing()).equals(document.delimiter);
    }
  }

  /** Skips an operator as {@code >>} or {@code 2>&1} and the word that it goes to. */
  private void skipRedirection() {
    if (startsWith("<<") && !startsWith("<<<")) {
      position += 2;
      boolean isIndented = startsWith("-");
      if (isIndented) {
        position++;
      }
      takeTarget().ifPresent(word -> hereDocuments.add(new HereDocument(word.value(), isIndented)));
      return;
    }
    if (startsWith("<(") || startsWith(">(")) {
      addWord();
      return;
    }
    int operator = position;
    while (position < text.length() && "<>&|".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    boolean isFile = text.charAt(position - 1) != '&' && !text.startsWith("<<<", operator);
    takeTarget().filter(word -> isFile).ifPresent(word -> tokens.add(word.asTarget()));
  }

  private Optional<ShellToken> takeTarget() {
    while (startsWith(" ") || startsWith("\t")) {
      position++;
    }
    if (position == text.length() || endsWord(text.charAt(position))) {
      return Optional.empty();
    }
    ShellToken word = new WordReader(source, position).read();
    position = word.span().end();
    return Optional.of(word);
  }

  private void addWord() {
    ShellToken word = new WordReader(source, position).read();
    position = word.span().end();
    boolean isDescriptor =
        position < text.length()
            && "<>".indexOf(text.charAt(position)) >= 0
            && word.value().chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isDescriptor && !word.span().text().isBlank() && !isContinuation(word)) {
      tokens.add(word);
    }
  }

  /** A backslash before a line break joins two lines; alone it makes no word. */
  private static boolean isContinuation(ShellToken word) {
    return word.value().isEmpty() && word.span().text().startsWith("\\");
  }

  private boolean startsWith(String prefix) {
    return text.startsWith(prefix, position);
  }

  private void add(Kind kind, int length) {
    tokens.add(new ShellToken(kind, source.span(position, position + length), "", true));
    position += length;
  }

  /** Tells whether a character that is not quoted ends a word. */
  static boolean endsWord(char c) {
    return " \t\r\n;|&<>()".indexOf(c) >= 0;
  }
}
