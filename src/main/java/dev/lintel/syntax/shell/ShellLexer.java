package dev.lintel.syntax.shell;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.shell.ShellToken.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a part of a script into words, redirections and operators, each when it is asked for.
 * Comments leave no token. The bodies of here-documents are read with the line break before them.
 */
final class ShellLexer {
  private final SourceText source;
  private final String text;
  private final int limit;
  private final int depth;
  private final HereDocuments hereDocuments;
  private int position;

  /**
   * @param depth of the nest of groups and substitutions around the part
   */
  ShellLexer(Span part, int depth, HereDocuments hereDocuments) {
    this.source = part.source();
    this.text = source.content();
    this.position = part.start();
    this.limit = part.end();
    this.depth = depth;
    this.hereDocuments = hereDocuments;
  }

  /** Gives the offset behind the last token. */
  int position() {
    return position;
  }

  /** Gives the next token; at the end {@code END}, again and again. */
  ShellToken next() {
    Optional<ShellToken> token = Optional.empty();
    while (token.isEmpty()) {
      token = position < limit ? read() : Optional.of(operator(Kind.END, 0));
    }
    return token.get();
  }

  private Optional<ShellToken> read() {
    return switch (text.charAt(position)) {
      case ' ', '\t', '\r' -> skip(position + 1);
      case '#' -> skip(lineEnd());
      case '\n' -> Optional.of(endLine());
      case ';' -> Optional.of(semicolon());
      case '(' -> Optional.of(open());
      case ')' -> Optional.of(operator(Kind.CLOSE, 1));
      case '|' -> Optional.of(pipe());
      case '&' -> ampersand();
      case '<', '>' -> angle();
      default -> word();
    };
  }

  private Optional<ShellToken> skip(int to) {
    position = to;
    return Optional.empty();
  }

  private int lineEnd() {
    int end = text.indexOf('\n', position);
    return end < 0 || end > limit ? limit : end;
  }

  private ShellToken endLine() {
    ShellToken end = operator(Kind.SEPARATOR, 1);
    position = hereDocuments.readBodies(source, position, limit, depth);
    return end;
  }

  private ShellToken semicolon() {
    if (startsWith(";;&")) {
      return operator(Kind.CLAUSE_END, 3);
    }
    return startsWith(";;") || startsWith(";&")
        ? operator(Kind.CLAUSE_END, 2)
        : operator(Kind.SEPARATOR, 1);
  }

  private ShellToken open() {
    int end = startsWith("((") ? Brackets.behindArithmetic(text, position, limit) : -1;
    if (end < 0) {
      return operator(Kind.OPEN, 1);
    }
    Span span = source.span(position, end);
    position = end;
    return ShellToken.of(
        new Word(span, span.text(), false, List.of(new Expansion.Arithmetic(span, false))));
  }

  private ShellToken pipe() {
    if (startsWith("||")) {
      return operator(Kind.OR, 2);
    }
    return operator(Kind.PIPE, startsWith("|&") ? 2 : 1);
  }

  private Optional<ShellToken> ampersand() {
    if (startsWith("&&")) {
      return Optional.of(operator(Kind.AND, 2));
    }
    return startsWith("&>") ? redirection(position, "") : Optional.of(operator(Kind.BACKGROUND, 1));
  }

  private Optional<ShellToken> angle() {
    return isProcess() ? word() : redirection(position, "");
  }

  /** Tells whether a file stands here that holds or takes the output of commands. */
  private boolean isProcess() {
    return startsWith("<(") || startsWith(">(");
  }

  /** Reads an operator as {@code >>} and the word that it goes to; nothing where none follows. */
  private Optional<ShellToken> redirection(int start, String descriptor) {
    int from = position;
    position += operatorLength();
    String operator = text.substring(from, position);
    while (startsWith(" ") || startsWith("\t")) {
      position++;
    }
    boolean isEnd = position >= limit || endsWord(text.charAt(position)) && !isProcess();
    if (isEnd) {
      return Optional.empty();
    }
    Word target = readWord();
    if (operator.equals("<<") || operator.equals("<<-")) {
      hereDocuments.await(target, operator.equals("<<-"));
    }
    return Optional.of(
        new ShellToken(
            Kind.REDIRECTION, source.span(start, position), target, descriptor, operator));
  }

  private int operatorLength() {
    for (String operator : List.of("<<<", "<<-", "&>>", "<<", ">>", "<&", ">&", "<>", ">|", "&>")) {
      if (startsWith(operator)) {
        return operator.length();
      }
    }
    return 1;
  }

  private Word readWord() {
    WordReader reader = new WordReader(source, source.span(position, limit), depth, hereDocuments);
    Word word = reader.read();
    position = word.span().end();
    return word;
  }

  private Optional<ShellToken> word() {
    Word word = readWord();
    boolean isDescriptor =
        position < limit
            && "<>".indexOf(text.charAt(position)) >= 0
            && word.value().chars().allMatch(c -> c >= '0' && c <= '9');
    if (isDescriptor) {
      return redirection(word.span().start(), word.value());
    }
    boolean isNothing = word.value().isBlank() && word.span().text().isBlank();
    return isNothing || isContinuation(word) ? Optional.empty() : Optional.of(ShellToken.of(word));
  }

  /** A backslash before a line break joins two lines; alone it makes no word. */
  private boolean isContinuation(Word word) {
    return word.value().isEmpty() && text.charAt(word.span().start()) == '\\';
  }

  private boolean startsWith(String prefix) {
    return text.startsWith(prefix, position) && position + prefix.length() <= limit;
  }

  private ShellToken operator(Kind kind, int length) {
    Span span = source.span(position, position + length);
    position += length;
    return ShellToken.of(kind, span);
  }

  /** Tells whether a character that is not quoted ends a word. */
  static boolean endsWord(char c) {
    return " \t\r\n;|&<>()".indexOf(c) >= 0;
  }
}
