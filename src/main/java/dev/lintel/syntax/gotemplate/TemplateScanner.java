package dev.lintel.syntax.gotemplate;

import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.gotemplate.TemplateAction.Keyword;
import dev.lintel.syntax.gotemplate.TemplateToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a text into actions and these into tokens.
 *
 * <p>Grammar: Go's text/template/parse/lex.go, and the documentation of text/template. A fault ends
 * its action; scanning goes on behind the next closing braces.
 */
final class TemplateScanner {
  private final SourceText source;
  private final String text;
  private final List<TemplateAction> actions = new ArrayList<>();
  private final List<SyntaxProblem> problems = new ArrayList<>();
  private int at;

  TemplateScanner(SourceText source) {
    this.source = source;
    this.text = source.content();
  }

  List<TemplateAction> actions() {
    return actions;
  }

  List<SyntaxProblem> problems() {
    return problems;
  }

  void scan() {
    for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", at)) {
      at = open + 2;
      if (looksAt("-") && isBlank(at + 1)) {
        at++;
      }
      int start = at;
      skipBlanks();
      if (looksAt("/*") && (start == at || text.charAt(start - 1) == '-')) {
        comment(open);
      } else {
        action(open);
      }
    }
  }

  private void comment(int open) {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      problem(open, at + 2, "the comment is not closed");
      at = text.length();
      return;
    }
    at = end + 2;
    if (!close()) {
      skipBlanks();
      if (!close()) {
        problem(end, end + 2, "the comment does not end its action");
        recover();
        return;
      }
    }
    actions.add(new TemplateAction(source.span(open, at), Keyword.COMMENT, List.of()));
  }

  private void action(int open) {
    List<TemplateToken> tokens = new ArrayList<>();
    int depth = 0;
    while (true) {
      skipBlanks();
      if (close()) {
        break;
      }
      if (at == text.length() || looksAt("{{")) {
        problem(open, open + 2, "'{{' has no closing '}}'");
        return;
      }
      Optional<TemplateToken> token = token();
      if (token.isEmpty()) {
        recover();
        return;
      }
      tokens.add(token.get());
      depth += token.get().kind() == Kind.OPEN ? 1 : token.get().kind() == Kind.CLOSE ? -1 : 0;
      if (depth < 0) {
        problem(at - 1, at, "the parenthesis closes none");
        recover();
        return;
      }
    }
    if (depth > 0) {
      problem(open, at, "a parenthesis is not closed");
      return;
    }
    if (tokens.isEmpty()) {
      problem(open, at, "the action is empty");
      return;
    }
    actions.add(action(open, tokens));
  }

  private TemplateAction action(int open, List<TemplateToken> tokens) {
    Optional<Keyword> keyword = keyword(tokens.getFirst());
    boolean assigns = tokens.stream().anyMatch(token -> token.kind() == Kind.ASSIGN);
    return new TemplateAction(
        source.span(open, at),
        keyword.orElse(assigns ? Keyword.ASSIGNMENT : Keyword.OUTPUT),
        keyword.isPresent() ? tokens.subList(1, tokens.size()) : tokens);
  }

  private static Optional<Keyword> keyword(TemplateToken first) {
    return switch (first.text()) {
      case "if" -> Optional.of(Keyword.IF);
      case "with" -> Optional.of(Keyword.WITH);
      case "range" -> Optional.of(Keyword.RANGE);
      case "else" -> Optional.of(Keyword.ELSE);
      case "end" -> Optional.of(Keyword.END);
      case "define" -> Optional.of(Keyword.DEFINE);
      case "block" -> Optional.of(Keyword.BLOCK);
      case "template" -> Optional.of(Keyword.TEMPLATE);
      case "break" -> Optional.of(Keyword.BREAK);
      case "continue" -> Optional.of(Keyword.CONTINUE);
      default -> Optional.empty();
    };
  }

  /** Reads the token at the current place; empty, with a problem, where there is none. */
  private Optional<TemplateToken> token() {
    char c = text.charAt(at);
    return switch (c) {
      case '(' -> symbol(Kind.OPEN, 1);
      case ')' -> symbol(Kind.CLOSE, 1);
      case '|' -> symbol(Kind.PIPE, 1);
      case ',' -> symbol(Kind.COMMA, 1);
      case '=' -> symbol(Kind.ASSIGN, 1);
      case '"' -> quoted(Kind.STRING, '"');
      case '\'' -> quoted(Kind.CHARACTER, '\'');
      case '`' -> raw();
      case '$', '.' -> isNumberAt(at) ? number() : path();
      case ':' -> looksAt(":=") ? symbol(Kind.ASSIGN, 2) : unexpected(c);
      default -> word(c);
    };
  }

  private Optional<TemplateToken> word(char c) {
    if (isNumberAt(at)) {
      return number();
    }
    if (!isNamePart(c)) {
      return unexpected(c);
    }
    int start = at;
    skipName();
    return token(Kind.IDENTIFIER, start);
  }

  private Optional<TemplateToken> symbol(Kind kind, int length) {
    at += length;
    return token(kind, at - length);
  }

  private Optional<TemplateToken> quoted(Kind kind, char quote) {
    int start = at;
    for (at++; at < text.length() && text.charAt(at) != '\n'; at++) {
      if (text.charAt(at) == quote) {
        at++;
        return token(kind, start);
      }
      if (text.charAt(at) == '\\') {
        at++;
      }
    }
    at = Math.min(at, text.length());
    problem(start, start + 1, "the string is not closed");
    return Optional.empty();
  }

  private Optional<TemplateToken> raw() {
    int start = at;
    int end = text.indexOf('`', at + 1);
    if (end < 0) {
      problem(start, start + 1, "the string is not closed");
      at = text.length();
      return Optional.empty();
    }
    at = end + 1;
    return token(Kind.STRING, start);
  }

  private Optional<TemplateToken> path() {
    int start = at;
    if (text.charAt(at) == '$') {
      at++;
      skipName();
    }
    while (looksAt(".") && at + 1 < text.length() && isNamePart(text.charAt(at + 1))) {
      at++;
      skipName();
    }
    if (at == start) {
      at++;
    }
    return token(Kind.PATH, start);
  }

  private Optional<TemplateToken> number() {
    int start = at;
    for (at++; at < text.length() && isNumberPart(at); at++) {}
    return token(Kind.NUMBER, start);
  }

  private boolean isNumberPart(int index) {
    char c = text.charAt(index);
    boolean isExponentSign = (c == '+' || c == '-') && "eEpP".indexOf(text.charAt(index - 1)) >= 0;
    return isNamePart(c) || c == '.' || isExponentSign;
  }

  private boolean isNumberAt(int index) {
    int digit = index;
    if (digit < text.length() && "+-".indexOf(text.charAt(digit)) >= 0) {
      digit++;
    }
    if (digit < text.length() && text.charAt(digit) == '.') {
      digit++;
    }
    return digit < text.length() && text.charAt(digit) >= '0' && text.charAt(digit) <= '9';
  }

  private Optional<TemplateToken> unexpected(char c) {
    String message =
        c == '}' ? "'}' closes no action, '}}' does" : "'%s' is not expected here".formatted(c);
    problem(at, at + 1, message);
    return Optional.empty();
  }

  private Optional<TemplateToken> token(Kind kind, int start) {
    return Optional.of(new TemplateToken(kind, source.span(start, at)));
  }

  /** Takes the closing braces, with a minus sign before them where a blank stands before that. */
  private boolean close() {
    int end = looksAt("-}}") && isBlank(at - 1) ? at + 3 : looksAt("}}") ? at + 2 : -1;
    at = end < 0 ? at : end;
    return end >= 0;
  }

  private void recover() {
    int end = text.indexOf("}}", at);
    int next = text.indexOf("{{", at);
    at = end < 0 ? text.length() : end + 2;
    at = next >= 0 && next < at ? next : at;
  }

  private void problem(int start, int end, String message) {
    problems.add(SyntaxProblem.syntax(source.span(start, end), message));
  }

  private void skipBlanks() {
    while (isBlank(at)) {
      at++;
    }
  }

  private void skipName() {
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
  }

  private boolean looksAt(String token) {
    return text.startsWith(token, at);
  }

  private boolean isBlank(int index) {
    return index < text.length() && " \t\r\n".indexOf(text.charAt(index)) >= 0;
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
