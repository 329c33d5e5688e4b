package dev.lintel.syntax.sql;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Reads what stands in a hint comment. Spark leaves out what it cannot read there, and so it is
 * here.
 */
final class HintParser {
  private static final int OPENING = "/*+".length();

  private HintParser() {}

  static List<Hint> parse(Spans spans, SqlToken comment) {
    SqlScanner scanner =
        comment.scanner().within(comment.getStartIndex() + OPENING, comment.getStopIndex() - 1);
    List<SqlToken> tokens = new ArrayList<>();
    SqlToken token = scanner.next();
    while (token.getType() != Token.EOF) {
      tokens.add(token);
      token = scanner.next();
    }
    if (tokens.isEmpty() || Nesting.tooDeep(tokens).isPresent()) {
      return List.of();
    }
    Keywords.settle(tokens);
    SparkParser parser = new SparkParser(new TokenRow(tokens));
    parser.removeErrorListeners();
    parser.setErrorHandler(new SyntaxMessages(spans));
    try {
      ExpressionBuilder expressions = new QueryBuilder(spans).expressions();
      return parser.hints().hint().stream()
          .map(hint ->
              new Hint(
                  spans.of(hint),
                  spans.name(hint.identifier()),
                  expressions.all(hint.expression())))
          .toList();
    } catch (SyntaxFailure unreadable) {
      return List.of();
    }
  }
}
