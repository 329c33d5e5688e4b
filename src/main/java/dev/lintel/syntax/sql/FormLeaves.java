package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Reads the parts of forms that have none of their own: names and literals by the token, and
 * expressions, queries and types by the grammar.
 */
final class FormLeaves {
  private final List<SqlToken> tokens;
  private final StatementParser statements;
  private final Spans spans;
  private final QueryBuilder queries;
  private final SparkParser parser;
  private TokenRow stream;

  /** What was read, and the index of the token behind it. */
  record Leaf(Object value, int end) {}

  FormLeaves(List<SqlToken> tokens, StatementParser statements, Spans spans, QueryBuilder queries) {
    this.tokens = tokens;
    this.statements = statements;
    this.spans = spans;
    this.queries = queries;
    this.parser = new SparkParser(null);
    parser.removeErrorListeners();
    parser.setErrorHandler(new SyntaxMessages(spans));
  }

  /** Says in words of SQL what a kind is. */
  static String name(String kind) {
    return switch (kind) {
      case "name", "word", "table" -> "a name";
      case "column", "columnName" -> "a column name";
      case "string" -> "a string";
      case "number" -> "a number";
      case "query" -> "a query";
      case "type" -> "a type";
      case "statement" -> "a statement";
      case "relation" -> "a table name or a subquery";
      default -> kind.equals("expression") ? "an expression" : "more";
    };
  }

  /** Tells whether a token is a word, which quoted names and literals are not. */
  static boolean isWord(Token token) {
    char first = token.getText().charAt(0);
    return Character.isLetter(first)
            && token.getType() != SparkLexer.StringLiteral
            && token.getType() != SparkLexer.IntervalText
        || first == '_';
  }

  /**
   * Reads a part; empty where none stands.
   *
   * @throws SyntaxFailure if one begins there and does not end well
   */
  Optional<Leaf> read(String kind, int at) {
    Token token = tokens.get(at);
    return switch (kind) {
      case "name", "columnName" ->
          isName(token) ? leaf(spans.name(token), at + 1) : Optional.empty();
      case "word" ->
          isWord(token) && token.getType() != SparkLexer.SELECT
              ? leaf(spans.name(token), at + 1)
              : Optional.empty();
      case "string" -> string(at);
      case "number" ->
          token.getType() == SparkLexer.Number
              ? leaf(new NumberLiteral(spans.of(token)), at + 1)
              : Optional.empty();
      case "table" -> table(at);
      case "column" -> column(at);
      case "any" -> any(at);
      case "brackets" ->
          is(at, SparkLexer.LBracket) && is(at + 1, SparkLexer.RBracket)
              ? leaf(null, at + 2)
              : Optional.empty();
      case "at" -> is(at, SparkLexer.Variable) ? leaf(null, at + 1) : Optional.empty();
      case "sign" -> leaf(null, at + 1);
      case "rest", "option" -> leaf(null, tokens.size());
      case "statement" ->
          leaf(statements.parseNested(tokens.subList(at, tokens.size())), tokens.size());
      case "expression" ->
          grammar(at, p -> p.expression(), c -> queries.expressions().expression(c));
      case "query" ->
          startsQuery(at) ? grammar(at, p -> p.fullQuery(), queries::query) : Optional.empty();
      case "type" ->
          isName(token)
              ? grammar(at, p -> p.dataType(), c -> queries.expressions().type(c))
              : Optional.empty();
      case "relation" -> grammar(at, p -> p.relation(), c -> queries.tables().relation(c));
      case "selectList" -> grammar(at, p -> p.selectList(), c -> queries.selects().list(c));
      default -> throw new IllegalArgumentException("no part of forms: " + kind);
    };
  }

  private static Optional<Leaf> leaf(Object value, int end) {
    return Optional.of(new Leaf(value, end));
  }

  private static boolean isName(Token token) {
    return switch (token.getType()) {
      case SparkLexer.Backquoted, SparkLexer.DoubleQuoted -> true;
      case SparkLexer.SELECT -> false;
      default -> isWord(token);
    };
  }

  private boolean startsQuery(int at) {
    return switch (tokens.get(at).getType()) {
      case SparkLexer.SELECT,
          SparkLexer.WITH,
          SparkLexer.VALUES,
          SparkLexer.TABLE,
          SparkLexer.FROM,
          SparkLexer.ScriptVerb ->
          true;
      case SparkLexer.LParen -> at + 1 < tokens.size() && startsQuery(at + 1);
      default -> false;
    };
  }

  /** Strings one behind the other are one. */
  private Optional<Leaf> string(int at) {
    int end = at;
    while (end < tokens.size() && isString(tokens.get(end))) {
      end++;
    }
    return end == at
        ? Optional.empty()
        : leaf(new StringLiteral(spans.of(tokens.get(at), tokens.get(end - 1))), end);
  }

  private static boolean isString(Token token) {
    return switch (token.getType()) {
      case SparkLexer.StringLiteral, SparkLexer.DoubleQuoted, SparkLexer.IntervalText -> true;
      default -> false;
    };
  }

  private Optional<Leaf> table(int at) {
    List<Name> parts = new ArrayList<>();
    int end = parts(at, parts);
    return parts.isEmpty()
        ? Optional.empty()
        : leaf(new TableName(span(parts), parts, Optional.empty()), end);
  }

  private Optional<Leaf> column(int at) {
    List<Name> parts = new ArrayList<>();
    int end = parts(at, parts);
    return parts.isEmpty() ? Optional.empty() : leaf(new ColumnRef(span(parts), parts), end);
  }

  private static Span span(List<Name> parts) {
    return parts.getFirst().span().to(parts.getLast().span());
  }

  /** Reads the parts of a name, or an IDENTIFIER clause as one part; gives where they end. */
  private int parts(int at, List<Name> parts) {
    if (tokens.get(at).getText().equalsIgnoreCase("IDENTIFIER") && is(at + 1, SparkLexer.LParen)) {
      int end = behindParenthesis(at + 1);
      Span span = spans.of(tokens.get(at), tokens.get(end - 1));
      parts.add(new Name(span, span.text()));
      return end;
    }
    int end = at;
    while (end < tokens.size() && isName(tokens.get(end))) {
      parts.add(spans.name(tokens.get(end)));
      end++;
      if (!is(end, SparkLexer.Dot) || end + 1 >= tokens.size() || !isName(tokens.get(end + 1))) {
        break;
      }
      end++;
    }
    return end;
  }

  private boolean is(int at, int type) {
    return at < tokens.size() && tokens.get(at).getType() == type;
  }

  /** Reads one token, or all that stands in parentheses. */
  private Optional<Leaf> any(int at) {
    return switch (tokens.get(at).getType()) {
      case SparkLexer.RParen -> Optional.empty();
      case SparkLexer.LParen -> leaf(null, behindParenthesis(at));
      default -> leaf(null, at + 1);
    };
  }

  private int behindParenthesis(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      switch (tokens.get(i).getType()) {
        case SparkLexer.LParen -> depth++;
        case SparkLexer.RParen -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return i + 1;
      }
    }
    return tokens.size();
  }

  private <C extends ParserRuleContext, N> Optional<Leaf> grammar(
      int at, Function<SparkParser, C> rule, Function<C, N> builder) {
    if (stream == null) {
      stream = new TokenRow(tokens);
    }
    parser.setTokenStream(stream);
    stream.seek(at);
    C context = rule.apply(parser);
    return leaf(builder.apply(context), stream.index());
  }
}
